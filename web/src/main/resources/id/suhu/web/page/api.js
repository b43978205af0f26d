// Requests to the API. A fault is an Error with the sentence of its problem document.

async function answer(path, options) {
  const response = await fetch(path, { ...options, signal: AbortSignal.timeout(20_000) });
  const body = await response.text();
  if (!response.ok) {
    let sentence = `${response.status} ${response.statusText}`;
    try {
      sentence = JSON.parse(body).detail ?? sentence;
    } catch {
      // Not from Suhu.
    }
    throw new Error(sentence);
  }
  return JSON.parse(body);
}

/** Returns the answer to a GET; parameters that are null are left out. */
export function get(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== "") query.append(name, each);
    }
  }
  const suffix = query.toString();
  return answer(suffix ? `${path}?${suffix}` : path);
}

/** Returns the answer to a POST of JSON. */
export function post(path, body) {
  return answer(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}
