"use strict";
// Reads, fills and keeps the answers of this page. It asks no other machine for anything.
const packet = JSON.parse(document.getElementById("packet").textContent);
const form = document.getElementById("answers");
const questions = [...form.querySelectorAll(".question")];
const draftKey = "aiact-desk " + packet.packet;
let unsaved = false;
let entries = 1; // every entry of a table that is added gets a number of its own in its ids

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const part = (root, name) => root.querySelector(`[data-is="${name}"]`);
const written = (input) => input.value.trim();
const kindIn = (root) => root.querySelector("[data-kind]");
const isBlank = (value) => value === null || value === "";

// What each kind of editor says: a text, a list, a mapping, or null where nothing was given.
const readers = {
  text: (editor) => written(editor) || null,
  link: (editor) => written(editor) || null,
  date: (editor) => written(editor) || null,
  month: (editor) => written(editor) || null,
  select: (editor) => editor.value || null,
  number(editor) {
    const unit = part(editor.parentElement, "unit");
    return written(editor) ? (written(editor) + " " + (unit ? unit.value : "")).trim() : null;
  },
  choice: (editor) => (editor.querySelector("input:checked") || { value: null }).value,
  choices(editor) {
    const chosen = [...editor.querySelectorAll("input:checked")].map((input) => input.value);
    const other = part(editor, "other") ? written(part(editor, "other")) || null : null;
    return chosen.length || other ? { chosen, other } : null;
  },
  file(editor) {
    const [name, description] = ["name", "description"].map((each) => written(part(editor, each)));
    return name || description ? { name, description } : null;
  },
  record(editor) {
    const value = {};
    for (const each of editor.querySelectorAll(":scope > [data-part]")) value[each.dataset.part] = read(kindIn(each));
    return Object.values(value).every(isBlank) ? null : value;
  },
  table(editor) {
    const rows = [...editor.querySelectorAll(":scope > .entries > .entry")].map((entry) => {
      const row = {};
      for (const cell of entry.querySelectorAll("[data-column]")) row[cell.dataset.column] = read(kindIn(cell));
      return row;
    }).filter((row) => !Object.values(row).every(isBlank));
    return rows.length ? rows : null;
  },
};
const read = (editor) => readers[editor.dataset.kind](editor);

// The same the other way: fills an editor with a value, or empties it with null.
const text = (value) => (typeof value === "string" ? value : "");
const setText = (editor, value) => { editor.value = text(value); };
const writers = {
  text: setText,
  link: setText,
  date: setText,
  month: setText,
  select: setText,
  number(editor, value) {
    const unit = part(editor.parentElement, "unit");
    let figure = text(value);
    if (unit) {
      const named = [...unit.options].find((option) => option.value && figure.endsWith(" " + option.value));
      unit.value = named ? named.value : "";
      if (named) figure = figure.slice(0, -named.value.length).trim();
    }
    editor.value = figure;
  },
  choice(editor, value) {
    for (const input of editor.querySelectorAll("input")) input.checked = input.value === value;
  },
  choices(editor, value) {
    const chosen = value && Array.isArray(value.chosen) ? value.chosen : [];
    for (const input of editor.querySelectorAll("input[type=checkbox]")) input.checked = chosen.includes(input.value);
    if (part(editor, "other")) part(editor, "other").value = text(value && value.other);
  },
  file(editor, value) {
    for (const each of ["name", "description"]) part(editor, each).value = text(value && value[each]);
  },
  record(editor, value) {
    for (const each of editor.querySelectorAll(":scope > [data-part]")) write(kindIn(each), value ? value[each.dataset.part] : null);
  },
  table(editor, value) {
    const rows = Array.isArray(value) && value.length ? value : [null];
    editor.querySelector(".entries").replaceChildren();
    for (const row of rows) {
      const entry = addEntry(editor);
      for (const cell of entry.querySelectorAll("[data-column]")) write(kindIn(cell), row ? row[cell.dataset.column] : null);
    }
  },
};
const write = (editor, value) => writers[editor.dataset.kind](editor, value === undefined ? null : value);

function addEntry(table) {
  const entry = table.querySelector("template").content.firstElementChild.cloneNode(true);
  const number = ++entries;
  for (const element of [entry, ...entry.querySelectorAll("*")]) {
    for (const name of ["id", "for", "list", "aria-describedby"]) {
      if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace("-NEW", "-" + number));
    }
  }
  table.querySelector(".entries").append(entry);
  numberEntries(table);
  return entry;
}

function numberEntries(table) {
  [...table.querySelectorAll(":scope > .entries > .entry")].forEach((entry, index) => {
    entry.querySelector("legend").textContent = fill(packet.texts.row, { number: index + 1 });
    entry.querySelector('[data-do="remove"]').setAttribute("aria-label", fill(packet.texts.remove, { number: index + 1 }));
  });
}

const editorOf = (question) => kindIn(question.querySelector(".answer"));

function readQuestion(question) {
  return {
    field: question.dataset.field,
    value: read(editorOf(question)),
    source: written(part(question, "source")),
    unknown: part(question, "unknown").checked,
    ask: written(part(question, "ask")),
  };
}

function writeQuestion(question, row) {
  write(editorOf(question), row.value);
  part(question, "source").value = text(row.source);
  part(question, "unknown").checked = row.unknown === true;
  part(question, "ask").value = text(row.ask);
}

const saysSomething = (row) => row.value !== null || row.unknown || row.ask !== "" || row.source !== "";

function answers() {
  const { kind, schema, packet: id, sha256, document: document_, form: form_, edition } = packet;
  return {
    kind, schema, packet: id, sha256, document: document_, form: form_, edition,
    name: written(document.getElementById("name")),
    date: document.getElementById("date").value,
    rows: questions.map(readQuestion).filter(saysSomething),
  };
}

function setAnswers(given) {
  document.getElementById("name").value = text(given.name);
  if (given.date) document.getElementById("date").value = text(given.date);
  const rows = new Map((Array.isArray(given.rows) ? given.rows : []).map((row) => [row.field, row]));
  for (const question of questions) writeQuestion(question, rows.get(question.dataset.field) || {});
  refresh();
}

function refresh() {
  const done = questions.filter((question) => {
    const row = readQuestion(question);
    return row.value !== null || row.unknown || row.ask !== "";
  }).length;
  document.getElementById("progress").textContent = fill(packet.texts.progress, { done, all: questions.length });
  form.querySelectorAll("textarea").forEach(refreshText);
  form.querySelectorAll("[data-kind=number]").forEach(refreshNumber);
}

function refreshText(area) {
  area.style.height = "auto";
  if (area.scrollHeight > area.clientHeight) area.style.height = area.scrollHeight + 4 + "px";
  const counted = document.getElementById(area.id + "-words");
  if (!counted || !area.dataset.words) return;
  const words = area.value.split(/\s+/).filter((stretch) => /[\p{L}\p{N}]/u.test(stretch)).length;
  counted.textContent = fill(packet.texts.words, { words, guidance: area.dataset.words });
}

function refreshNumber(input) {
  const figure = written(input);
  let fault = "";
  if (figure && !/^[0-9]/.test(figure)) fault = packet.texts.no_digit;
  else if (/^[0-9]+,([0-9]{1,2}|[0-9]{4,})(\D|$)/.test(figure)) fault = packet.texts.comma;
  document.getElementById(input.id + "-fault").textContent = fault;
}

function say(message, bad = false) {
  const place = document.getElementById("message");
  place.textContent = message;
  place.hidden = false;
  place.classList.toggle("bad", bad);
  place.scrollIntoView({ block: "center" });
}

function save() {
  const given = answers();
  if (!given.name || !given.date) {
    say(packet.texts.no_name, true);
    document.getElementById(given.name ? "date" : "name").focus({ preventScroll: true });
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(given, null, 1) + "\n"], { type: "application/json" }));
  link.download = packet.packet + "-answers.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  unsaved = false;
  say(fill(packet.texts.saved, { file: link.download, person: packet.person }));
}

async function open(file) {
  let given = null;
  try {
    given = JSON.parse(await file.text());
  } catch {
    given = null;
  }
  if (!given || given.kind !== packet.kind) return say(fill(packet.texts.not_answers, { file: file.name }), true);
  if (given.packet !== packet.packet) return say(fill(packet.texts.other_packet, { file: file.name }), true);
  setAnswers(given);
  unsaved = false;
  keepDraft();
  return say(fill(packet.texts.opened, { file: file.name }));
}

// The draft lives in this tab alone: nothing stays on the machine once the tab is closed.
function keepDraft() {
  try {
    sessionStorage.setItem(draftKey, JSON.stringify(answers()));
  } catch {
    // A browser may keep nothing for a local file; the warning before leaving still stands.
  }
}

function openDraft() {
  try {
    const given = JSON.parse(sessionStorage.getItem(draftKey) || "null");
    if (!given || !given.rows.length) return;
    setAnswers(given);
    unsaved = true;
    say(packet.texts.draft);
  } catch {
    // As above.
  }
}

function changed() {
  unsaved = true;
  refresh();
  keepDraft();
}

const doings = {
  add(button) { kindIn(addEntry(button.closest(".table"))).focus(); },
  remove(button) {
    const table = button.closest(".table");
    button.closest(".entry").remove();
    if (!table.querySelector(".entry")) addEntry(table);
    numberEntries(table);
    table.querySelector('[data-do="add"]').focus();
  },
  copy(button) {
    const question = button.closest(".question");
    write(editorOf(question), packet.standing[question.dataset.field]);
  },
  clear(button) { writeQuestion(button.closest(".question"), { value: null }); },
};

document.documentElement.classList.add("scripted");
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", changed);
form.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do]");
  if (!button) return;
  doings[button.dataset.do](button);
  changed();
});
document.getElementById("save").addEventListener("click", save);
document.getElementById("print").addEventListener("click", () => window.print());
document.getElementById("open").addEventListener("change", (event) => {
  if (event.target.files[0]) open(event.target.files[0]);
  event.target.value = "";
});
for (const event of ["resize", "beforeprint"]) window.addEventListener(event, refresh);
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
const now = new Date();
document.getElementById("date").value = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
openDraft();
refresh();
