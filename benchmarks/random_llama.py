"""A Llama of random weights, to measure speed on where no model can be had.

    python -m benchmarks.random_llama 1 model.gguf folder

The figure is the billions of parameters, about; the tokenizer comes from the GGUF file or model folder named.
"""

from __future__ import annotations

import argparse
from pathlib import Path

SHAPES = {
    0.1: (384, 4, 6, 2, 1024),
    1.0: (2048, 16, 32, 8, 8192),
    3.0: (3072, 28, 24, 8, 8192),
    8.0: (4096, 32, 32, 8, 14336),
}
"""Hidden size, layers, heads, key-value heads and inner size by about so many billions of parameters; 0.1 to try it."""


def write_random_llama(billions: float, tokenizer: Path, folder: Path) -> None:
    """Fill a folder with a Llama of random weights in bf16 and the tokenizer of a GGUF file or of a model folder."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaConfig

    hidden, layers, heads, shared, inner = SHAPES[billions]
    config = LlamaConfig(
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        num_key_value_heads=shared,
        intermediate_size=inner,
        vocab_size=128_256,
        max_position_embeddings=8_192,
        dtype="bfloat16",
    )
    torch.manual_seed(1234)
    with torch.device("cuda" if torch.cuda.is_available() else "cpu"):
        AutoModelForCausalLM.from_config(config).save_pretrained(folder)
    packed = {"gguf_file": tokenizer.name} if tokenizer.suffix == ".gguf" else {}
    AutoTokenizer.from_pretrained(tokenizer.parent if packed else tokenizer, **packed).save_pretrained(folder)


def main() -> None:
    """Write one model."""
    parser = argparse.ArgumentParser(description="Write a Llama of random weights.")
    parser.add_argument("billions", type=float, choices=list(SHAPES))
    parser.add_argument("tokenizer", type=Path, help="a GGUF file or a model folder")
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    write_random_llama(arguments.billions, arguments.tokenizer, arguments.folder)


if __name__ == "__main__":
    main()
