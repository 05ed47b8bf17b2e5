import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'

/** What is wrong with a file of server paths, and where: `operations.makeCall.path`. */
export interface FileProblem {
  readonly place: string
  readonly problem: string
}

/** How many problems are told at once. */
const MAX_TOLD = 5

/**
 * Refuses a file with other server paths, an override file or a vendor's API document. The user is told where it is
 * wrong; the log is not, because places are text of the file.
 */
export function refusedFile(problems: readonly FileProblem[]): CtiError {
  const [first = { place: '-', problem: '' }, ...more] = problems.slice(0, MAX_TOLD)
  const problem = [first.problem, ...more.map((one) => `${one.place}: ${one.problem}`)].join('; ')
  return new CtiError('protocol', { userMessage: m.error_override_invalid({ place: first.place, problem }) })
}
