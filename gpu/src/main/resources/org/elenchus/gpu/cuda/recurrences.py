"""Trains Elman networks with PyTorch on the GPU and prints how fast, as one line of JSON.

Asked by gpu-check. The argument is JSON: batch, steps, and shapes of hidden, length and population.
A population is trained one seed after another: forward, backward and AdamW for each. Once with cuDNN's
recurrence and once with PyTorch's own; all in float32, TF32 switched off.
"""

import json
import sys
import time

SYMBOLS = 2


def tokens_per_second(torch, batch, steps, hidden, length, population):
    """Symbols of all seeds in a second, after one step to warm up."""
    seeds = []
    for _ in range(population):
        model = torch.nn.ModuleList([torch.nn.RNN(SYMBOLS, hidden), torch.nn.Linear(hidden, SYMBOLS)]).cuda()
        seeds.append((model, torch.optim.AdamW(model.parameters())))
    symbols = torch.randint(SYMBOLS, (length, batch), device="cuda")
    words = torch.nn.functional.one_hot(symbols, SYMBOLS).float()
    labels = torch.randint(SYMBOLS, (length * batch,), device="cuda")

    def step():
        for model, optimiser in seeds:
            optimiser.zero_grad()
            states, _ = model[0](words)
            scores = model[1](states).reshape(length * batch, SYMBOLS)
            torch.nn.functional.cross_entropy(scores, labels).backward()
            optimiser.step()

    step()
    torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(steps):
        step()
    torch.cuda.synchronize()
    return population * batch * length * steps / (time.perf_counter() - start)


def measure(asked):
    try:
        import torch
    except Exception as error:  # of any kind: a broken installation throws more than ImportError
        return {"missing": f"PyTorch cannot be imported: {error}."}
    if not torch.cuda.is_available():
        return {"missing": f"PyTorch {torch.__version__} finds no CUDA device."}
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    measured = []
    for name, version, available, enabled in [
        ("cuDNN", str(torch.backends.cudnn.version()), torch.backends.cudnn.is_available(), True),
        ("PyTorch", torch.__version__, True, False),
    ]:
        entry = {"name": name, "version": version, "speeds": []}
        if not available:
            entry["missing"] = f"PyTorch {torch.__version__} is built without cuDNN."
        else:
            torch.backends.cudnn.enabled = enabled
            for shape in asked["shapes"]:
                speed = tokens_per_second(torch, asked["batch"], asked["steps"], **shape)
                entry["speeds"].append({**shape, "tokensPerSecond": speed})
        measured.append(entry)
    return {"measured": measured}


print(json.dumps(measure(json.loads(sys.argv[1]))))
