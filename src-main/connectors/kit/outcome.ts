import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../util/errors.ts'

/** A part of the system that may not be read, or that the server does not have. */
export const isUnavailable = (error: unknown): error is CtiError =>
  error instanceof CtiError && ['permission', 'unsupported', 'notFound'].includes(error.kind)

/** After a lost answer nobody knows whether it was carried out; to a server whose certificate was refused nothing was sent. */
export const isUnknownOutcome = ({ kind, certificate }: CtiError): boolean =>
  certificate === undefined && (kind === 'network' || kind === 'timeout')

/** Says that the server did not confirm what may have happened nevertheless; never to be repeated by itself (trust R6). */
export const outcomeUnknown = (error: CtiError, host: string): CtiError =>
  new CtiError(error.kind, { userMessage: m.error_outcome_unknown({ host }), cause: error })
