/** Why a file is refused. The words for each are messages `fileFault_…`. */
export type FaultKind =
  /** Not a file of ours, or not of the kind asked for. */
  | 'notOurs'
  /** Ours, but large and laid out anew by another program: it cannot be read line by line. */
  | 'rewritten'
  /** Made by a newer version. */
  | 'newer'
  /** It ends in the middle. */
  | 'cut'
  /** One line is not as it should be. */
  | 'line'
  /** Not text in an encoding that is known. */
  | 'encoding'
  | 'tooLarge'
  /** No row is in it. */
  | 'empty'
  /** A column that is needed is missing. */
  | 'column'
  /** One cell cannot be read as what its column holds. */
  | 'cell'
  /** A cell holds a formula where a value is needed. */
  | 'formula'
  /** No table of values at all. */
  | 'notTable'
  /** Days and months cannot be told apart. */
  | 'dateOrder'
  /** A comma or point could stand for thousands or for decimals. */
  | 'decimalMark';

/** A file that is refused as a whole, with where the fault lies. Lines count from 1. */
export class FileFault extends Error {
  override readonly name = 'FileFault';

  constructor(
    readonly kind: FaultKind,
    readonly where: { line?: number; column?: string; text?: string } = {},
  ) {
    super(`${kind} ${JSON.stringify(where)}`);
  }
}
