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
    values.minutes = id("minutes").value.trim();
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
  for (const option of document.querySelectorAll("[data-inspect]")) option.text = option.dataset[mode()];
  const asked = request(now);
  const isEmpty = asked.sign ? !asked.sign.key && !asked.sign.secret : !asked.inspect.text && !asked.inspect.code;
  last = isEmpty ? null : { ...ask(exports, asked), mode: mode(), now, key: id("key").value, text: id("text").value };
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
  const first = report?.findings[0]?.severity === "note" ? null : report?.findings[0];
  id("where-line").hidden = !first?.places.length;
  show("where", [first, [...markIDs]], () => where(first, 0));
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
    show(text.id, [problem?.field === name && problem, message], () => message ? [message, ...shownCharacter(problem)] : []);
    if (message) id(name).setAttribute("aria-invalid", "true");
    else id(name).removeAttribute("aria-invalid");
  }
}

/** A button that selects the rejected character in its field. */
function shownCharacter(problem) {
  const character = problem.position === null ? undefined : [...id(problem.field).value][problem.position];
  if (character === undefined) return [];
  return [" ", element("button", { type: "button", className: "link", onclick: () => select(problem) },
    `Select “${visible(character).trim()}”`)];
}

/** Moves to the rejected field, and selects the rejected character, or what is in the field. */
function select({ field, position }) {
  const input = id(field);
  input.focus();
  if (!input.setSelectionRange) return;
  const characters = [...input.value];
  const start = position === null ? 0 : characters.slice(0, position).join("").length;
  const end = position === null ? input.value.length : start + (characters[position]?.length ?? 0);
  input.setSelectionRange(start, end);
}

function sentence(problem) {
  const place = problem.position === null ? "" : `Character ${problem.position + 1}: `;
  const message = problem.message;
  return `${place}${place ? message : capitalized(message)}.`;
}

/** The text with a capital letter, unless it begins with the name of a claim. */
function capitalized(text) {
  return /^(iat|exp|nbf|mn|role|join|typ|alg|[a-z]+[A-Z])/.test(text) ? text : text[0].toUpperCase() + text.slice(1);
}

function showVerdict(report, signed) {
  let [title, style] = ["Paste a signature", ""];
  let text = "The answer appears here.";
  if (mode() === "sign") [title, text] = ["Enter a key, a secret, and a meeting number", "The signature appears here."];
  if (last?.problem) {
    const label = document.querySelector(`label[for="${last.problem.field}"]`).textContent;
    [title, style, text] = ["Check what you entered", "rejected", `${label}: ${sentence(last.problem)}`];
  }
  if (signed) [title, style, text] = ["Signed", "good", "Valid from now on, for the time that you chose."];
  if (report) {
    [title, style] = titles[report.verdict];
    text = report.answer.slice(report.answer.indexOf(":") + 1).trim();
    text = capitalized(text);
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

// MARK: - Marks

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Which element has the mark of a place: `"finding place"`, as numbers, and its id. */
const markIDs = new Map();

/** The marks in a part, or of its claims: where they are, and the finding that each is of. */
function marksOf(report, part) {
  return report.findings.flatMap(({ severity, cause, places }, index) => places.flatMap((place, number) =>
    place.part !== part ? [] : [{
      start: place.offset, end: place.offset === null ? null : place.offset + place.length, claim: place.claim,
      severity, title: `${index + 1}: ${cause.identifier}`, finding: index + 1, key: `${index} ${number}`,
    }]));
}

/** A link to the findings that a mark is of. */
function mark(marks, text) {
  const severity = ["error", "warning", "note"].find((name) => marks.some((mark) => mark.severity === name));
  const numbers = [...new Set(marks.map((mark) => mark.finding))];
  const name = `mark-${markIDs.size}`;
  for (const { key } of marks) if (!markIDs.has(key)) markIDs.set(key, name);
  return element("a", {
    id: name, className: `mark ${severity}`, href: `#finding-${numbers[0]}`, "data-number": numbers.join(","),
    title: [...new Set(marks.map((mark) => mark.title))].join(", "),
  }, text);
}

/** Whether a byte continues a character. */
function isContinuation(byte) {
  return (byte & 0xc0) === 0x80;
}

/** The text that the bytes represent, with its marks, and with the classes of its parts. */
function markedText(bytes, marks, { styles = [], visible = (text) => text, shortened = (text) => text } = {}) {
  const ranges = marks.filter((mark) => mark.start !== null && mark.end <= bytes.length).map((mark) => {
    let { start, end } = mark;
    while (start > 0 && isContinuation(bytes[start])) start--;
    while (isContinuation(bytes[end])) end++;
    return { ...mark, start, end };
  });
  const cuts = [0, bytes.length, ...[...ranges, ...styles].flatMap(({ start, end }) => [start, end])];
  const ends = [...new Set(cuts)].sort((left, right) => left - right);
  return ends.flatMap((end, index) => {
    const made = [];
    const start = index === 0 ? 0 : ends[index - 1];
    if (end > start) {
      const text = decoder.decode(bytes.subarray(start, end));
      const covering = ranges.filter((mark) => mark.start <= start && mark.end >= end);
      const style = styles.find((style) => style.start <= start && style.end >= end);
      const part = covering.length > 0 ? mark(covering, visible(text)) : shortened(text);
      made.push(style ? element("span", { className: style.name }, part) : part);
      if (covering.length > 0 && text.endsWith("\n")) made.push("\n");
    }
    const gaps = ranges.filter((mark) => mark.start === end && mark.end === end);
    if (gaps.length > 0) made.push(mark(gaps, "‸"));
    return made;
  });
}

/** The text with characters in place of those that can't be seen. */
function visible(text) {
  return text.replace(/\r\n|[\s\p{Cf}\p{Cc}]/gu, (found) =>
    ({ " ": "·", "\n": "↵", "\r\n": "↵", "\r": "↵", "\t": "→" })[found]
    ?? `⟨U+${found.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/** The text without its middle, if it is long. */
function withoutMiddle(text) {
  return text.length <= 160 ? text : `${text.slice(0, 70)} … ${text.slice(-70)}`;
}

function showAround(report) {
  const marks = marksOf(report, "text");
  id("around").hidden = marks.length === 0;
  show("pasted", [last.text, marks], () => {
    const bytes = encoder.encode(last.text);
    const start = last.text.indexOf(last.signature);
    if (start < 0) return markedText(bytes, marks, { visible: (text) => visible(withoutMiddle(text)), shortened: withoutMiddle });
    const before = encoder.encode(last.text.slice(0, start)).length;
    const styles = [{ start: before, end: before + encoder.encode(last.signature).length, name: "payload" }];
    return markedText(bytes, marks, { styles, visible: (text) => visible(withoutMiddle(text)), shortened: withoutMiddle });
  });
}

// MARK: - The token

const parts = ["header", "payload", "signature"];

/** The segments, where a part is missing, or where they are in another order. */
const otherParts = {
  "container.segmentsSwapped": ["payload", "header", "signature"], "kind.payloadAlone": ["payload"],
  "kind.headerMissing": ["payload", "signature"], "kind.payloadMissing": ["header", "signature"],
};

/** The parts of a JWT: their names, their text, and where they begin. */
function segmentsOf(report) {
  const causes = report.findings.map((finding) => finding.cause.identifier);
  const text = last.signature ?? "";
  if (causes.some((name) => name.startsWith("kind.legacy")) || !(text.includes(".") || causes.includes("kind.payloadAlone"))) {
    return [];
  }
  const names = [...(otherParts[causes.find((name) => name in otherParts)] ?? parts)];
  const segments = [];
  let start = 0;
  for (const segment of text.split(".")) {
    if (segment || names.length === text.split(".").length) segments.push({ name: names.shift() ?? "rest", segment, start });
    start += encoder.encode(segment).length + 1;
  }
  return segments;
}

/** The bytes that base64 of any variant represents, without its other characters. */
function decoded(segment) {
  const digits = segment.replaceAll("-", "+").replaceAll("_", "/").replace(/[^A-Za-z0-9+/]/g, "");
  return Uint8Array.from(atob(digits.slice(0, digits.length - (digits.length % 4 === 1))), (c) => c.charCodeAt(0));
}

function showToken(report) {
  const claims = report ? [...report.header, ...report.claims] : [];
  id("token").hidden = claims.length === 0 && !(report && last.signature);
  id("around").hidden = true;
  markIDs.clear();
  // The marks are numbered in the order in which they are made.
  for (const name of ["pasted", "segments", "contents"]) shown.delete(name);
  if (report) showAround(report);
  if (id("token").hidden) return;
  const segments = segmentsOf(report);
  const token = encoder.encode(last.signature ?? "");
  const marks = [...marksOf(report, "token"), ...segments.flatMap(({ name, segment, start }) =>
    marksOf(report, name).filter((mark) => mark.claim === null).map((mark) => ({
      ...mark, start: start + (mark.start ?? 0), end: start + (mark.end ?? segment.length),
    })))];
  const styles = segments.filter(({ name }) => name !== "rest")
    .map(({ name, segment, start }) => ({ name, start, end: start + segment.length }));
  show("segments", [last.signature, marks], () => markedText(token, marks, { styles }));
  show("legend", segments.length, () => segments.filter(({ name }) => name !== "rest")
    .map(({ name }) => element("span", { className: name }, name)));
  show("contents", [report.header, withoutDistance(report.claims), last.signature, marks, report.findings], () =>
    segments.length > 0 || report.header.length > 0
      ? [["header", "Header", report.header], ["payload", "Claims", report.claims]].flatMap(([name, title, claims]) =>
        decodedPart(report, name, title, claims, segments.find((part) => part.name === name)?.segment ?? ""))
      : fields(report));
  showTimes(report);
}

/** What a segment represents, and what its members mean. */
function decodedPart(report, name, title, claims, segment) {
  const bytes = decoded(segment);
  const text = decoder.decode(bytes);
  const found = members(bytes);
  const inText = marksOf(report, name === "header" ? "decodedHeader" : "decodedPayload")
    .map((mark) => ({ ...mark, start: mark.start ?? 0, end: mark.end ?? bytes.length }));
  const ofClaims = marksOf(report, name).filter((mark) => mark.claim !== null);
  const marks = [...inText, ...ofClaims.flatMap((mark) =>
    found.filter((member) => member.name === mark.claim).map(({ start, end }) => ({ ...mark, start, end })))];
  // A mark within a member is also that of the member's line.
  const ofRows = claims.map((claim, index) => [
    ...ofClaims.filter((mark) => mark.claim === claim.name),
    ...inText.filter((mark) => found[index] && mark.end - mark.start < bytes.length
      && mark.start >= found[index].start && mark.start < found[index].end),
  ]);
  return [
    text && segment ? element("h3", {}, `Decoded ${name}`) : null,
    text && segment ? element("pre", { tabIndex: 0, "aria-label": `The decoded ${name}` }, ...markedText(bytes, marks)) : null,
    table(title, claims, ofRows, ofClaims),
  ].filter(Boolean);
}

/** The members of a JSON object: their names as in the report, and which bytes they have. */
function members(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const found = [];
  let [depth, end, member] = [0, 0, null];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs)) {
    const isClosing = token === "}" || token === "]";
    if (depth === 1 && member && (token === "," || isClosing)) {
      found.push({ ...member, end });
      member = null;
    } else if (depth === 1 && !member && token.startsWith('"')) {
      member = { name: displayedName(bytes.subarray(index + 1, index + token.length - 1)), start: index };
    }
    if (token === "{" || token === "[") depth++;
    if (isClosing) depth--;
    end = index + token.length;
  }
  return text.trimStart().startsWith("{") ? found : [];
}

/** A name as the report shows it. */
function displayedName(bytes) {
  let name = decoder.decode(bytes);
  try {
    name = JSON.parse(`"${name}"`);
  } catch {
    return name;
  }
  return name.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The fields of a legacy signature. */
function fields(report) {
  const claims = report.claims;
  if (claims.length === 0) return [];
  const isEncoded = !last.signature.includes(".");
  const bytes = isEncoded ? decoded(last.signature) : encoder.encode(last.signature);
  const ofClaims = marksOf(report, "fields").filter((mark) => mark.claim !== null);
  const styles = [];
  let end = bytes.length;
  for (const { name } of [...claims].reverse()) {
    const start = name === claims[0].name ? 0 : bytes.lastIndexOf(46, end - 1) + 1;
    styles.unshift({ claim: name, start, end });
    end = start - 1;
  }
  styles.forEach((style, index) => { style.name = parts[index % 3]; });
  const marks = ofClaims.flatMap((mark) =>
    styles.filter((style) => style.claim === mark.claim).map(({ start, end }) => ({ ...mark, start, end })));
  return [
    element("h3", {}, isEncoded ? "Decoded fields" : "Fields"),
    element("pre", { tabIndex: 0, "aria-label": "The fields" }, ...markedText(bytes, marks, { styles })),
    table("Fields", claims, claims.map((claim) => ofClaims.filter((mark) => mark.claim === claim.name)), ofClaims),
  ];
}

function withoutDistance(claims) {
  return claims.map(({ secondsFromNow, ...rest }) => rest);
}

function table(title, claims, marks, ofClaims) {
  if (claims.length === 0) return null;
  const rows = claims.map((claim, index) => {
    const name = marks[index].length > 0 ? mark(marks[index], claim.name) : claim.name;
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
  const names = new Set(ofClaims.map(({ claim }) => claim).filter((name) => claims.every((claim) => claim.name !== name)));
  for (const name of names) {
    rows.push(element("tr", {},
      element("th", { scope: "row" }, mark(ofClaims.filter(({ claim }) => claim === name), name)),
      element("td", { className: "value" }, "missing"), element("td", {})));
  }
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
  show("finding-list", [findings, id("language").value, [...markIDs]], () => findings.map((finding, index) => {
    const { cause } = finding;
    const article = element("article", { className: finding.severity, id: `finding-${index + 1}`, tabIndex: -1 },
      element("h3", {}, `${index + 1}. `, element("span", { className: "severity" }, finding.severity), " ",
        element("code", { className: "id" }, cause.identifier)),
      element("dl", {}, ...[
        ["Seen", [finding.evidence]], ["Where", where(finding, index)], ["Why", [cause.why]], ["Fix", [cause.fix]],
        ["Shown as", [finding.codes.map(message).join("; ")]],
      ].filter(([, texts]) => texts.length > 0 && texts[0] !== "").flatMap(([title, texts]) =>
        [element("dt", {}, title), element("dd", {}, ...texts)])));
    const call = code(cause);
    if (call) article.append(call);
    return article;
  }));
}

const partNames = {
  text: "what you pasted", token: "the signature", header: "the header", payload: "the payload",
  signature: "the third segment", decodedHeader: "the decoded header", decodedPayload: "the decoded payload",
  fields: "the fields",
};

/** The places of a finding, as links to their marks. */
function where(finding, index) {
  const places = finding?.places ?? [];
  const links = places.slice(0, 4).flatMap((place, number) => {
    const name = markIDs.get(`${index} ${number}`);
    const text = placeName(place);
    return [...(number > 0 ? [", "] : []), name ? element("a", { href: `#${name}` }, text) : text];
  });
  return places.length > 4 ? [...links, `, and ${places.length - 4} more`] : links;
}

function placeName({ part, claim, offset: start, length }) {
  if (claim !== null) return `the ${part === "fields" ? "field" : part === "header" ? "header’s" : "claim"} ${claim}`;
  if (start === null) return partNames[part];
  const unit = part.startsWith("decoded") ? "byte" : "character";
  const count = (end) => part === "text" ? [...decoder.decode(encoder.encode(last.text).subarray(0, end))].length : end;
  const [before, end] = [count(start), count(start + length)];
  if (length === 0) return `${before === 0 ? "the start" : `after ${unit} ${before}`} of ${partNames[part]}`;
  const several = end - before > 1;
  return `${unit}${several ? "s" : ""} ${before + 1}${several ? ` to ${end}` : ""} of ${partNames[part]}`;
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
id("form").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input")) return;
  event.preventDefault();
  if (last?.problem) select(last.problem);
  else id("answer").focus();
});
id("show").addEventListener("change", () => { id("secret").type = id("show").checked ? "text" : "password"; });
id("results").addEventListener("click", (event) => {
  const target = event.target.closest('a[href^="#"]')?.hash.slice(1);
  if (!target) return;
  event.preventDefault();
  id(target).scrollIntoView({ block: "center" });
  id(target).focus({ preventScroll: true });
});
id("copy").addEventListener("click", () => copy(markdown(last.report)));
id("copy-signature").addEventListener("click", () => copy(last.signature));
setInterval(tock, 1000);
update();
