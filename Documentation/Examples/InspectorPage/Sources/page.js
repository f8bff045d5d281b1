"use strict";

// MARK: - The library

const library = (async () => {
  const compressed = Uint8Array.from(atob(id("module").textContent.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const bytes = await new Response(stream).arrayBuffer();
  return (await WebAssembly.instantiate(bytes)).instance.exports;
})();

/** The library's answer to a request, an object. */
function ask(exports, request) {
  const { memory, page_memory, page_answer, page_free } = exports;
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  const address = page_memory(bytes.length);
  new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
  bytes.fill(0);
  const answer = page_answer(address, bytes.length);
  const length = new DataView(memory.buffer).getUint32(answer, true);
  const text = new TextDecoder().decode(new Uint8Array(memory.buffer, answer + 4, length));
  page_free(answer, length + 4);
  return JSON.parse(text);
}

// MARK: - Elements

function id(name) {
  return document.getElementById(name);
}

/** An element with properties, attributes (`aria-…`, `scope`), and children: strings or elements. */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const shown = new Map();

/** Replaces what is in an element, if `value`, which it is made from, has changed. */
function show(name, value, make) {
  const text = JSON.stringify(value);
  if (shown.get(name) === text) return;
  shown.set(name, text);
  id(name).replaceChildren(...make());
}

function setText(name, text) {
  if (id(name).textContent !== text) id(name).textContent = text;
}

// MARK: - The request

const languages = {
  javascript: "JavaScript", php: "PHP", python: "Python", java: "Java, Kotlin", csharp: "C#", go: "Go", ruby: "Ruby",
  swift: "Swift",
};

let last = null;

function mode() {
  return document.querySelector("input[name=mode]:checked").value;
}

function request(now) {
  const values = { now, secret: id("secret").value };
  for (const name of ["key", "meetingNumber", "platform", "sdkVersion"]) values[name] = id(name).value;
  if (id("role").value) values.role = Number(id("role").value);
  if (mode() === "sign") {
    values.layout = id("layout").value;
    values.minutes = Math.trunc(Number(id("minutes").value)) || 0;
    return { sign: values };
  }
  values.text = id("text").value;
  values.code = id("code").value.trim();
  return { inspect: values };
}

function seconds() {
  return Math.floor(Date.now() / 1000);
}

async function update() {
  const exports = await library;
  const now = seconds();
  for (const part of document.querySelectorAll("[data-mode]")) part.hidden = part.dataset.mode !== mode();
  const asked = request(now);
  const isEmpty = asked.sign ? !asked.sign.key && !asked.sign.secret : !asked.inspect.text && !asked.inspect.code;
  last = isEmpty ? null : { ...ask(exports, asked), mode: mode(), now, key: id("key").value };
  render();
}

// MARK: - The answer

const titles = {
  "would be rejected": ["Would be rejected", "rejected"], risky: ["Risky", "risky"],
  undecided: ["Undecided", "undecided"], "nothing found offline": ["Nothing found", "good"],
};

function render() {
  showProblem(last?.problem);
  const report = last?.report;
  const signed = last?.mode === "sign" && last.signature;
  showVerdict(report, signed);
  id("made").hidden = !signed;
  if (signed) setText("signature", last.signature);
  showToken(report);
  showFindings(report);
  showSteps(last?.steps ?? []);
  const checklist = report ? [...report.possibleCauses, ...report.checklist] : [];
  id("elsewhere").hidden = checklist.length === 0;
  const isExplanation = report && !report.contents && report.possibleCauses.length > 0;
  setText("elsewhere-title", isExplanation ? "What can lead to it" : "What can’t be detected offline");
  show("checklist", checklist, () => checklist.map(item));
  id("share").hidden = !report;
  id("report").hidden = true;
  setText("copied", "");
  tick();
}

function showProblem(problem) {
  for (const text of document.querySelectorAll(".problem[id]")) {
    const name = text.id.replace("-problem", "");
    const message = problem?.field === name ? sentence(problem) : "";
    text.textContent = message;
    if (message) id(name).setAttribute("aria-invalid", "true");
    else id(name).removeAttribute("aria-invalid");
  }
}

function sentence(problem) {
  const place = problem.position === null ? "" : `Character ${problem.position + 1}: `;
  const message = problem.message;
  return `${place}${place ? message : message[0].toUpperCase() + message.slice(1)}.`;
}

function showVerdict(report, signed) {
  let [title, style] = ["Paste a signature", ""];
  let text = "The answer appears here.";
  if (mode() === "sign") [title, text] = ["Enter a key, a secret, and a meeting number", "The signature appears here."];
  if (last?.problem) [title, style, text] = ["Check what you entered", "rejected", sentence(last.problem)];
  if (signed) [title, style, text] = ["Signed", "good", "Valid from now on, for the time that you chose."];
  if (report) {
    [title, style] = titles[report.verdict];
    text = report.answer.slice(report.answer.indexOf(":") + 1).trim();
    text = text[0].toUpperCase() + text.slice(1);
  }
  setText("verdict", title);
  setText("sentence", text);
  if (style) id("answer").className = style;
  else id("answer").removeAttribute("class");
  const cause = report?.findings[0]?.severity === "note" ? null : report?.findings[0]?.cause;
  show("fix", [cause?.identifier, id("language").value], () => [code(cause)].filter(Boolean));
  setText("judgment", report ? judgment(report) : "");
}

function judgment(report) {
  const sdk = report.platform === "web" ? `Web SDK ${report.sdkVersion ?? "(current)"}` : `SDK for ${report.platform}`;
  const lines = [];
  if (report.platform) lines.push(`Judged for the ${sdk}${report.platformIsAssumed ? ", which the claims suggest" : ""}.`);
  for (const gap of report.unchecked) lines.push(`Not checked: ${gap.subject}, because ${gap.reason}.`);
  if (report.passedStages.length > 0) lines.push(`Passed: ${report.passedStages.join(", ")}.`);
  return lines.join(" ");
}

function code(cause) {
  const text = cause?.fixes[id("language").value];
  return text ? element("pre", { tabIndex: 0, "aria-label": `Code in ${languages[id("language").value]}` }, text) : null;
}

// MARK: - The token

const parts = ["header", "payload", "signature"];

function showToken(report) {
  const claims = report ? [...report.header, ...report.claims] : [];
  id("token").hidden = claims.length === 0 && !(report && last.signature);
  if (id("token").hidden) return;
  const segments = (last.signature ?? "").split(".");
  const isJWT = segments.length === 3;
  show("segments", [last.signature], () =>
    isJWT
      ? segments.flatMap((text, index) => [index ? "." : "", element("span", { className: parts[index] }, ...marked(text))])
      : marked(last.signature ?? ""));
  show("legend", isJWT, () => (isJWT ? parts.map((part) => element("span", { className: part }, part)) : []));
  const faults = report.findings.filter((finding) => finding.severity !== "note");
  show("contents", [report.header, withoutDistance(report.claims), faults.map((f) => f.claims)], () => [
    table("Header", report.header, faults), table("Claims", report.claims, faults),
  ].filter(Boolean));
  showTimes(report);
}

/** A segment, with its characters that aren't base64url marked. */
function marked(text) {
  return text.split(/([^A-Za-z0-9_-]+)/).map((part, index) =>
    index % 2 ? element("mark", { title: "not a character of base64url" }, part) : part);
}

function withoutDistance(claims) {
  return claims.map(({ secondsFromNow, ...rest }) => rest);
}

function table(title, claims, faults) {
  if (claims.length === 0) return null;
  const rows = claims.map((claim) => {
    const isFaulty = faults.some((finding) => finding.claims?.includes(claim.name));
    const name = isFaulty ? element("mark", {}, claim.name) : claim.name;
    const meaning = element("td", {}, claim.meaning);
    if (claim.time) {
      const time = Date.parse(claim.time) / 1000;
      meaning.append(
        element("div", {}, `${claim.time.replace("T", " ").replace("Z", " UTC")}, locally ${local(time)}`),
        element("div", { className: "distance", "data-time": time }));
    }
    return element("tr", {}, element("th", { scope: "row" }, name),
      element("td", { className: "value" }, JSON.stringify(claim.value)), meaning);
  });
  return element("div", { className: "scroll" }, element("table", {}, element("caption", {}, title), ...rows));
}

// MARK: - Times

function local(time) {
  return new Date(time * 1000).toLocaleString();
}

function duration(seconds) {
  const [minutes, hours, days] = [60, 3600, 86400].map((unit) => Math.floor(seconds / unit));
  if (minutes === 0) return `${seconds} s`;
  if (hours === 0) return `${minutes} min` + (seconds % 60 ? ` ${seconds % 60} s` : "");
  if (hours < 48) return `${hours} h` + (minutes % 60 ? ` ${minutes % 60} min` : "");
  if (days < 730) return `${days} days`;
  return `${Math.floor(days / 365.2425)} years`;
}

function distance(time, now) {
  if (time === now) return "now";
  return time < now ? `${duration(now - time)} ago` : `in ${duration(time - now)}`;
}

function showTimes(report) {
  const times = Object.fromEntries(report.claims.filter((claim) => claim.time)
    .map((claim) => [claim.name, Date.parse(claim.time) / 1000]));
  const { iat, exp, tokenExp } = times;
  const points = [];
  const add = (label, time, style) => time !== undefined && points.push({ label, time, style });
  add("issued (iat)", iat, "claim");
  add("expires (exp)", exp, "claim");
  if (tokenExp !== exp) add("session ends (tokenExp)", tokenExp, "claim");
  if (points.length > 0 && iat !== undefined) {
    add("earliest expiry allowed", iat + 1800, "");
    add("latest expiry allowed", iat + 172800, "");
  }
  if (points.length > 0) add("now", last.now, "now");
  points.sort((left, right) => left.time - right.time);
  const order = points.map((point) => [point.label, point.style === "now" ? 0 : point.time]);
  show("times", order, () => points.length === 0 ? [] : [
    element("ol", { "aria-label": "The times in order, not to scale" }, ...points.map((point) =>
      element("li", { className: point.style + (point.time >= iat && point.time < exp ? " valid" : "") },
        element("b", {}, point.label),
        element("span", { className: "distance", "data-time": point.style === "now" ? "" : point.time })))),
  ]);
}

/** Writes the distances of all times from now. */
function tick() {
  const now = seconds();
  for (const text of document.querySelectorAll(".distance")) {
    const time = text.getAttribute("data-time");
    const words = time === "" ? local(now) : distance(Number(time), now);
    if (text.textContent !== words) text.textContent = words;
  }
}

/** Inspects again when a time is reached, and once a minute. */
function tock() {
  tick();
  if (!last?.report) return;
  const now = seconds();
  const isReached = last.report.claims.some((claim) => {
    const time = Date.parse(claim.time) / 1000;
    return last.now < time && time <= now;
  });
  if (isReached || now - last.now >= 60) update();
}

// MARK: - Findings, steps, and the rest

function showFindings(report) {
  const findings = report?.findings ?? [];
  id("findings").hidden = findings.length === 0;
  show("finding-list", [findings, id("language").value], () => findings.map((finding) => {
    const { cause } = finding;
    const article = element("article", { className: finding.severity },
      element("h3", {}, element("span", { className: "severity" }, finding.severity), " ",
        element("code", { className: "id" }, cause.identifier)),
      element("dl", {}, ...[
        ["Seen", finding.evidence], ["Why", cause.why], ["Fix", cause.fix],
        ["Shown as", finding.codes.map(message).join("; ")],
      ].filter(([, text]) => text).flatMap(([title, text]) => [element("dt", {}, title), element("dd", {}, text)])));
    const call = code(cause);
    if (call) article.append(call);
    return article;
  }));
}

function message({ client, code, text }) {
  return code === null ? `${client}: ${text}` : `${client}: ${code}, ${text}`;
}

function item(cause) {
  const shown = (cause.codes ?? []).map(message).join("; ");
  return element("li", {}, `${cause.why} ${cause.fix}`, shown ? element("div", { className: "hint" }, shown) : null);
}

function showSteps(steps) {
  id("computation").hidden = steps.length === 0;
  show("steps", steps, () => steps.map((step) =>
    element("li", {}, element("b", {}, step.name), element("pre", { tabIndex: 0, "aria-label": step.name }, step.value),
      step.valueInSignature === null ? null : element("p", { className: "differs" }, "The signature has:"),
      step.valueInSignature === null ? null
        : element("pre", { tabIndex: 0, "aria-label": `${step.name} in the signature` }, step.valueInSignature))));
}

// MARK: - The report for others

function shortened(key) {
  return key.length > 8 ? `${key.slice(0, 4)}…${key.slice(-4)}` : "…";
}

/** The report as Markdown, without the secret, the signature, and the whole key. */
function markdown(report) {
  const lines = [`**${report.answer}**`, "", judgment(report), ""];
  for (const { severity, evidence, cause } of report.findings) {
    lines.push(`- ${severity} \`${cause.identifier}\`: ${evidence}. ${cause.why} ${cause.fix}`);
  }
  if (report.claims.length > 0) lines.push("", "| claim | value | |", "| --- | --- | --- |");
  for (const claim of [...report.header, ...report.claims]) {
    const isKey = ["appKey", "sdkKey", "key", "iss", "app_key", "apiKey"].includes(claim.name);
    const value = isKey && typeof claim.value === "string" ? shortened(claim.value) : JSON.stringify(claim.value);
    lines.push(`| ${claim.name} | ${value.replaceAll("|", "\\|")} | ${claim.meaning} ${claim.time ?? ""} |`);
  }
  const key = last.key;
  const text = lines.join("\n") + "\n";
  return key.length > 8 ? text.replaceAll(key, shortened(key)) : text;
}

/** Copies text, or shows it to be copied by hand where the browser doesn't allow it. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    setText("copied", "Copied.");
  } catch {
    id("report").hidden = false;
    id("report").value = text;
    id("report").select();
    setText("copied", "Copy the selected text.");
  }
}

// MARK: - Start

for (const [name, title] of Object.entries(languages)) id("language").append(element("option", { value: name }, title));
id("form").addEventListener("input", update);
id("form").addEventListener("submit", (event) => event.preventDefault());
id("show").addEventListener("change", () => { id("secret").type = id("show").checked ? "text" : "password"; });
id("copy").addEventListener("click", () => copy(markdown(last.report)));
id("copy-signature").addEventListener("click", () => copy(last.signature));
setInterval(tock, 1000);
update();
