// Small helpers to build elements. Text is always set as text: ids and comments come from outside.

/** Returns an element. Attributes that are functions listen to events; null ones are left out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else if (name === "class") made.className = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** Sets the text of an element only if it is another one: a screen reader need not repeat it. */
export function text(node, value) {
  if (node.textContent !== value) node.textContent = value;
}

/** Shows a sentence for some seconds. */
let toastTimer;
export function toast(sentence) {
  const node = document.getElementById("toast");
  node.textContent = sentence;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (node.textContent = ""), 8000);
}

/** A setting of this browser; a browser that keeps none still works. */
export function keep(name, value) {
  try {
    if (value === undefined) return localStorage.getItem("suhu." + name);
    localStorage.setItem("suhu." + name, value);
  } catch {
    // Private windows may refuse.
  }
  return value ?? null;
}
