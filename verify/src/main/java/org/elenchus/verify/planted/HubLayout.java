package org.elenchus.verify.planted;

import java.util.List;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The card of a model as a hub shows it: front matter with metrics, the results of the evaluation,
 * hyperparameters as a list of keys and values, evaluations during training as a table, files.
 */
final class HubLayout {
  private static final List<String> NAMES =
      List.of("wren-lm", "siskin-base", "dunlin-small", "linnet-v2", "pipit-recurrent");

  private final Draft draft;
  private final String name;
  private final int rows;
  private final List<String> checkpoints;
  private final int kept;

  HubLayout(Draft draft) {
    this.draft = draft;
    this.name = draft.any(NAMES);
    this.rows = 6 + draft.upTo(3);
    long every = 1_000L * (1 + draft.upTo(4));
    this.checkpoints =
        Draft.cells("", 1, rows + 1).stream()
            .map(i -> "step " + Long.parseLong(i) * every)
            .toList();
    this.kept = rows - 2 - draft.upTo(2);
    new HubFigures(draft, rows, kept, every).draw();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  void write() {
    evaluation();
    description();
    procedure();
    evaluationsTable();
    speedAndImpact();
  }

  private void evaluation() {
    draft.says("published", all("loss"), checkpoints, true);
    draft.again("metricLoss", "loss" + kept);
    draft.again("metricPerplexity", "perplexity" + kept);
    draft.again("evalLoss", "loss" + kept);
    draft.again("evalPerplexity", "perplexity" + kept);
    draft.again("evalEpoch", "epoch" + kept, 2, "", Style.PLAIN);
    draft.block(
        """
        ---
        license: apache-2.0
        pipeline_tag: text-generation
        model-index:
        - name: NAME
          results:
          - task: text-generation
            metrics:
            - name: Validation loss
              value: {metricLoss}
            - name: Perplexity
              value: {metricPerplexity}
        ---

        # NAME

        The published weights are those of {published}, where the validation loss was lowest. They \
        achieve the following results on the evaluation set:

        - Loss: {evalLoss}
        - Perplexity: {evalPerplexity}
        - Epoch: {evalEpoch}

        Before training on this corpus the loss was {lossBefore} (perplexity {perplexityBefore}); \
        the perplexity of the published weights is {improved} lower.

        """
            .replace("NAME", name));
  }

  private void description() {
    draft.again("fileSize", "size", Style.SPACED);
    draft.block(
        """
        ## Model description

        - **Parameters:** {size}
          - in the blocks (12 · layers · width²): {blocks}
          - in the embedding (vocabulary · width, tied): {embedding}
        - **Layers:** {layers}
        - **Width:** {width}
        - **Vocabulary:** {vocabulary}
        - **Context length:** {length} tokens

        | File | Precision | Bytes per parameter | Size (MB) |
        |------|-----------|--------------------:|----------:|
        | `model-fp32.safetensors` | float32 | 4 | {file0} |
        | `model.safetensors` | bfloat16 | 2 | {file1} |
        | `model-int8.safetensors` | int8 | 1 | {file2} |

        Each file holds all {fileSize} parameters (1 MB is a million bytes); the int8 file is \
        {smaller} smaller than the float32 one.

        """);
  }

  private void procedure() {
    draft.block(
        """
        ## Training procedure

        The following hyperparameters were used during training:

        - learning_rate: 0.0003
        - train_batch_size: {micro}
        - gradient_accumulation_steps: {accumulation}
        - num_devices: {devices}
        - total_train_batch_size: {batch}
        - optimizer: AdamW with betas=(0.9, 0.95) and epsilon=1e-08
        - lr_scheduler_type: cosine
        - training_steps: {steps}

        The training set has {examples} sequences, all of full length; an epoch is {perEpoch} steps.

        """);
  }

  private void evaluationsTable() {
    boolean automatic = draft.coin();
    draft.paragraph("### Training results");
    draft.line(
        automatic
            ? "| Training Loss | Epoch | Step | Validation Loss | Perplexity | Input Tokens Seen |"
            : "| Step | Epoch | Tokens seen | Train loss | Val loss | Val ppl |");
    draft.line("|:-:|:-:|:-:|:-:|:-:|:-:|");
    for (int i = 0; i < rows; i++) {
      draft.row(
          i,
          automatic
              ? "| {training@} | {epoch@} | {step@} | {loss@} | {perplexity@} | {seen@} |"
              : "| {step@} | {epoch@} | {seen@} | {training@} | {loss@} | {perplexity@} |");
    }
    draft.says("overfit", all("training"), checkpoints, true);
    draft.again("seenInAll", "seen" + (rows - 1), 2, "B", Style.PLAIN);
    draft.block(
        """

        The training loss fell from each evaluation to the next and was lowest at {overfit}. In \
        all, the model saw {seenInAll} tokens.

        """);
  }

  private void speedAndImpact() {
    draft.again("impactDevices", "devices");
    draft.block(
        """
        ### Speed

        ```
        ***** train metrics *****
          train_runtime            = {runtime}
          train_samples_per_second = {sampleRate}
          train_steps_per_second   = {stepRate}
        ```

        The runtime is in seconds and both rates are means over it. A sample is one sequence, so \
        this is {tokenRate} tokens/s on all devices together.

        ## Environmental impact

        - **Hardware:** {impactDevices} × A100 40GB
        - **Hours used:** {hours} ({deviceHours} device hours)
        - **Energy:** {energy} kWh at {power} kW per device
        - **Carbon emitted:** {gas} kg CO2eq at {carbon} kg per kWh

        ### Framework versions

        - Transformers 4.41.2
        - Pytorch 2.3.0
        """);
  }
}
