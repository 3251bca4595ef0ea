// In:  what went wrong. Out: the one error class of the library; errors that nobody can catch, on the console.

/** What every failure of Vitrail is: a sentence that says what came, what was wanted and how to mend it. */
export class VitrailError extends Error {
  /** @param {string} message @param {string} [code] "handle", "name", "value", "memory", "gl" or "engine" */
  constructor(message, code = "value") {
    super(message);
    this.name = "VitrailError";
    this.code = code;
  }
}

/** Shows an error that nobody can catch, without stopping anything. */
export function report(error) {
  if (typeof reportError === "function") reportError(error);
  else console.error(error);
}
