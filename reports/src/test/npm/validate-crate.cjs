// node validate-crate.cjs FOLDER METADATA...: what the validator of the package ro-crate says of
// each metadata file, as one of the folder. A line of JSON for each: {"errors": [...]}.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

// The context comes from the package itself: nothing is fetched.
const context = fs.readFileSync(require.resolve("ro-crate/lib/context.json"), "utf8");
globalThis.fetch = async () => ({
  ok: true,
  status: 200,
  json: async () => JSON.parse(context),
  text: async () => context,
});
const { Validator } = require("ro-crate/lib/validator");

function files(folder) {
  return Object.fromEntries(
    fs.readdirSync(folder, { recursive: true }).map((name) => [
      name,
      { exists: true, inCrate: false, isDir: fs.statSync(path.join(folder, name)).isDirectory() },
    ]),
  );
}

async function errors(folder, text) {
  const validator = new Validator();
  const thrown = [];
  validator.parseJSON(text);
  if (validator.crate) {
    await validator.crate.resolveContext();
    await validator.validate();
    validator.checkFiles(files(folder));
  } else {
    thrown.push({ message: "no crate that can be read" });
  }
  return [
    ...validator.results.filter((one) => one.status === "error"),
    ...validator.result.errors,
    ...thrown,
  ].map((one) => one.message);
}

(async () => {
  console.error = () => {};
  const [folder, ...metadata] = process.argv.slice(2);
  for (const file of metadata) {
    console.log(JSON.stringify({ errors: await errors(folder, fs.readFileSync(file, "utf8")) }));
  }
})();
