"""Sentences of the room `inspection`."""

from aiact_desk.wording.catalogue import N_

_PLACE = {
    "inspection.no_such_path": N_("There is nothing at {path}. Check the spelling, or whether the disk is mounted."),
    "inspection.not_a_model": N_(
        "{path} is not a model that can be inspected. Choose a folder with config.json and safetensors weights, "
        "or a single GGUF file."
    ),
    "inspection.safetensors_alone": N_(
        "{path} is a weights file alone. Choose the folder that holds it together with its config.json."
    ),
    "inspection.gguf_in_folder": N_(
        "The folder {path} holds GGUF files, and each of them is a Version of its own. Choose one file, such as {file}."
    ),
    "inspection.empty": N_(
        "The folder {path} is empty. Choose a folder that holds config.json and safetensors weights."
    ),
    "inspection.no_weights": N_(
        "The folder {path} has no weights: neither model.safetensors nor model.safetensors.index.json is there. "
        "Choose the folder of the model itself, or download the missing files."
    ),
    "inspection.other_safetensors": N_(
        "The folder {path} has {file}, but no model.safetensors and no model.safetensors.index.json, so it is unclear "
        "which weights are the model. Save the model in the Hugging Face layout and choose that folder."
    ),
    "inspection.no_config": N_(
        "The folder {path} has weights but no config.json, which says what model they are. "
        "Put the model's config.json beside them."
    ),
    "inspection.unreadable": N_(
        "{path} cannot be read ({reason}). Check its permissions and the disk, then try again."
    ),
    "inspection.not_a_file": N_("{path} is no regular file, so it was not opened. Replace it with the file itself."),
    "inspection.many_files": N_(
        "The folder {path} holds more than {limit} files, which no model has. Choose the model's own folder."
    ),
    "inspection.odd_file_name": N_(
        "The file name “{file}” has control characters or bytes that are no text. Rename the file and inspect again."
    ),
    "inspection.changed_meanwhile": N_(
        "{file} changed while it was read. Wait until the copy or download has ended, then inspect again."
    ),
}

_REFUSED = {
    "inspection.pickled": N_(
        "The weights in {path} are pickled ({file}), and loading a pickle can run any code that its maker put in. "
        "Convert them to safetensors on a machine that you can afford to lose, then choose the converted folder."
    ),
    "inspection.adapter": N_(
        "The folder {path} holds an adapter for the base model “{base}”, not a whole model. Load both with PEFT, merge "
        "them with merge_and_unload(), save the result with save_pretrained() to a new folder, and choose that folder."
    ),
    "inspection.gguf_adapter": N_(
        "{file} is an adapter for the base model “{base}”, not a whole model. Merge it into the base model, for "
        "example with llama-export-lora, and choose the merged file."
    ),
    "inspection.gguf_no_model": N_(
        "{file} holds no language model but a part of another kind (“{kind}”). Choose the file of the model itself."
    ),
    "inspection.gguf_split": N_(
        "{file} is one of {parts} parts of a model. Join them, for example with llama-gguf-split --merge, and choose "
        "the joined file."
    ),
    "inspection.index_escapes": N_(
        "The index {file} points outside its folder (“{shard}”), so it was not followed. Take the model from a source "
        "that you trust."
    ),
}

_BROKEN = {
    "inspection.json_large": N_("{file} is larger than {limit} bytes, too large to be what its name says. Replace it."),
    "inspection.json_broken": N_("{file} is not valid JSON ({reason}). Download it again or repair it."),
    "inspection.json_no_object": N_("{file} is JSON but no object with names and values. Download it again."),
    "inspection.no_architecture": N_(
        "{file} names no architecture. Add its “architectures”, such as [“LlamaForCausalLM”], as the model's maker "
        "gives it."
    ),
    "inspection.no_tensors": N_("{file} describes no weights at all. Download the model again."),
    "inspection.index_without_map": N_(
        "{file} has no “weight_map” from tensors to files, so the parts cannot be found. Download it again."
    ),
    "inspection.shard_missing": N_(
        "Parts of the model are missing in {path} ({missing}): {shards}. Download them into that folder."
    ),
    "inspection.tensor_in_two_shards": N_(
        "The tensor “{tensor}” is stored twice, the second time in {shard}, so it is unclear which one counts. "
        "Save or download the model again."
    ),
    "inspection.tensor_absent": N_(
        "The index says that {shard} holds the tensor “{tensor}”, but it does not. Download both files again."
    ),
    "inspection.safetensors_cut": N_(
        "{file} ends inside its header, after {size} bytes: it was cut short. Download it again."
    ),
    "inspection.safetensors_header_size": N_(
        "{file} claims a header of {claimed} bytes, and the safetensors format allows {limit}. It is broken or no "
        "safetensors file; download it again."
    ),
    "inspection.safetensors_no_header": N_(
        "{file} is no safetensors file: no header stands at its beginning. Download it again."
    ),
    "inspection.safetensors_json": N_("The header of {file} is not valid JSON ({reason}). Download the file again."),
    "inspection.safetensors_metadata": N_(
        "The header of {file} has “__metadata__” that is not text by name. Save the file again with safetensors."
    ),
    "inspection.safetensors_twice": N_(
        "The header of {file} lists “{name}” twice, so it is unclear which one counts. Save the file again."
    ),
    "inspection.safetensors_entry": N_(
        "The header of {file} describes the tensor “{tensor}” wrongly: its type, shape and place do not agree. "
        "Download the file again."
    ),
    "inspection.safetensors_type": N_(
        "The tensor “{tensor}” in {file} has the type “{dtype}”, which the safetensors format does not know. "
        "Save the file again with safetensors."
    ),
    "inspection.safetensors_gap": N_(
        "The data of “{tensor}” in {file} overlap others or leave a gap before them. Download the file again."
    ),
    "inspection.safetensors_size": N_(
        "{file} has {size} bytes where its header promises {promised}. Download it again."
    ),
    "inspection.no_gguf": N_("{file} is no GGUF file: it does not begin with “GGUF”. Download it again."),
    "inspection.gguf_version": N_(
        "{file} is GGUF version {version}; versions 2 and 3 can be read. Convert the model again with a current "
        "llama.cpp."
    ),
    "inspection.gguf_big_endian": N_(
        "{file} is a GGUF file for big-endian machines. Convert it with gguf-convert-endian to little-endian."
    ),
    "inspection.gguf_header_cut": N_(
        "{file} ends inside its header, after {size} bytes: it was cut short. Download it again."
    ),
    "inspection.gguf_header_size": N_(
        "The header of {file} does not end within {limit} bytes. Download the file again."
    ),
    "inspection.gguf_cut": N_(
        "{file} has {size} bytes where its header promises {promised}: it was cut short. Download it again."
    ),
    "inspection.gguf_absurd": N_(
        "The header of {file} claims {claimed} entries or bytes where at most {limit} make sense. Download it again."
    ),
    "inspection.gguf_value": N_(
        "The header of {file} has a value of the kind {kind} before byte {byte}, which cannot be read. "
        "Convert the model again with a current llama.cpp."
    ),
    "inspection.gguf_twice": N_(
        "The header of {file} lists “{name}” twice, so it is unclear which one counts. Convert the model again."
    ),
    "inspection.gguf_type": N_(
        "The tensor “{tensor}” in {file} has the type number {kind}, which is not known here. "
        "Convert the model again to a type that llama.cpp still supports."
    ),
    "inspection.gguf_tensor": N_(
        "The header of {file} describes the tensor “{tensor}” wrongly: its shape, type and place do not agree. "
        "Download the file again."
    ),
    "inspection.gguf_alignment": N_(
        "The header of {file} gives the alignment {alignment}, which cannot be. Download the file again."
    ),
    "inspection.gguf_no_architecture": N_(
        "{file} names no architecture (general.architecture). Convert the model again with a current llama.cpp."
    ),
}

_WARNINGS = {
    "inspection.left_out": N_(
        "Left out, because they are no regular files ({count}): {files}. Broken links and linked "
        "folders are among these."
    ),
    "inspection.link_outside": N_(
        "Links lead out of the model folder ({count}): {files} (the first to {target}). What they lead to can change "
        "without the folder changing."
    ),
    "inspection.index_not_used": N_("{file} is not used, since model.safetensors is there and is loaded first."),
    "inspection.tensor_not_in_index": N_(
        "{count} tensors are stored but not in the index, such as “{tensor}”. They were counted."
    ),
    "inspection.pickled_beside": N_(
        "Pickled files lie beside the weights and are never opened, since loading them can run code ({count}): {files}."
    ),
    "inspection.weights_beside": N_("Other weights lie in the folder and were not counted ({count}): {files}."),
    "inspection.custom_code": N_(
        "The model brings code of its own, which this program does not run ({count}): {files}. If the architecture "
        "is not built into transformers, the model cannot be measured here."
    ),
    "inspection.odd_value": N_("{file} gives “{key}” as {value}, which is no count. It was passed over."),
    "inspection.stored_elements": N_(
        "The weights are packed in a way that is not known here (method: {method}), so the number of parameters is "
        "that of stored elements. Take the exact number from the model's maker."
    ),
    "inspection.tied_but_different": N_(
        "config.json ties the output layer to the embedding, but “{tensor}” is stored with other values. It was "
        "counted once, as config.json says; a loader may keep both."
    ),
    "inspection.no_tokenizer": N_("{path} has no tokenizer, without which the model cannot be measured."),
    "inspection.card_head_long": N_("The head of {file} does not end within {limit} bytes and was not read."),
    "inspection.card_head_anchors": N_(
        "The head of {file} has YAML anchors, aliases or very deep nesting, and was not read."
    ),
    "inspection.card_head_broken": N_("The head of {file} is not valid YAML ({reason}) and was not read."),
}

_SERVERS = {
    "inspection.server_address": N_(
        "“{url}” is no address of a server. Give it as http://HOST:PORT or http://HOST:PORT/v1, without user name, "
        "password or question mark."
    ),
    "inspection.served_name": N_("“{name}” is no name of a served model. Give it as the server lists it."),
    "inspection.server_lacks_model": N_(
        "The server {url} serves no model named “{name}”. The models that it lists: {models}."
    ),
    "inspection.server_key_in_clear": N_(
        "The key in {variable} would go to {url} in clear text, where others can read it. Give an https address, or "
        "take the variable away."
    ),
    "inspection.server_key": N_(
        "The server {url} wants a key that it accepts (HTTP {status}). Put the key into the environment variable "
        "{variable} and start again; it is never stored."
    ),
    "inspection.server_gone": N_(
        "The server {url} did not answer ({tries} tries; the last: {reason}). Start it or wait until it has room, "
        "then try again; a run goes on with “run resume” from the last finished unit."
    ),
    "inspection.server_slow": N_(
        "The server {url} did not end its answer within {seconds} seconds. Look whether it still works, then try "
        "again; a run goes on with “run resume” from the last finished unit."
    ),
    "inspection.server_large": N_(
        "The server {url} answered with more than {limit} bytes, so its answer was not read. Look whether it is a "
        "server of language models."
    ),
    "inspection.server_moved": N_(
        "The server {url} sends elsewhere (a redirect), which is not followed. Give the address at which it answers."
    ),
    "inspection.server_refused": N_(
        "The server {url} refused a request ({reason}). If it says that a prompt is too long, serve the model with "
        "a longer context."
    ),
    "inspection.server_answer": N_(
        "The answer of the server {url} cannot be used: {reason}. Look whether it speaks the OpenAI protocol, and "
        "bring it up to date."
    ),
}

SENTENCES: dict[str, str] = {**_PLACE, **_REFUSED, **_BROKEN, **_SERVERS, **_WARNINGS}
