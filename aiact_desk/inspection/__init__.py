"""What a model is: reads safetensors, GGUF, config, tokenizer and model-card files. Loads no weight, runs no code."""
