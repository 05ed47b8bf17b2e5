import { CtiError } from '../../../util/errors.ts'

/** A refusal that is about this one item or queue: the rest of the part may be allowed, so the part is not switched off. */
export class ItemRefusedError extends CtiError {}

/** The same refusal, as one that takes nothing away. */
export const refusedOnce = (error: CtiError): ItemRefusedError =>
  new ItemRefusedError(error.kind, { userMessage: error.userMessage, cause: error })

const REFUSALS: ReadonlySet<string> = new Set(['permission', 'unsupported'])

/** Tells a refusal of one thing, and a bare 404 about it, from one of the whole part. @throws CtiError */
export async function asItemRequest<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof CtiError) || !REFUSALS.has(error.kind)) throw error
    throw refusedOnce(error)
  }
}
