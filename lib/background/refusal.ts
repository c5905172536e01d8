/** What the worker asked for cannot be done, with a sentence in the worker's language that names the fault. */
export class Refusal extends Error {
  override name = 'Refusal';
}
