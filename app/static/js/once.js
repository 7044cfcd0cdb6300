// The elements of `selector` that `name` has not been given to yet, so a second run after a swap does nothing twice.
const given = new Map();

export function fresh(root, selector, name) {
  if (!given.has(name)) given.set(name, new WeakSet());
  const seen = given.get(name);
  const found = [...root.querySelectorAll(selector)].filter((element) => !seen.has(element));
  for (const element of found) seen.add(element);
  return found;
}
