import * as z from 'zod/mini'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { runWebSocket } from '../../../transport/ws-client.ts'
import type { WsRequest } from '../../../transport/ws-client.ts'
import type { Clock } from '../../../util/clock.ts'
import { CtiError } from '../../../util/errors.ts'
import { ofEnd } from './errors.ts'
import { wireNews } from './wire.ts'

/** Who hears of news. */
export interface NewsListener {
  /** Something has changed, by the name under which it is read. */
  changed(what: string): void
  /** There will be no more. */
  ended(error: CtiError): void
}

/**
 * Opens the socket on which a system says that something has changed; what is in it is never believed, only what is then
 * read. Resolves when the server has agreed. @throws CtiError
 */
export function openNews(request: WsRequest, clock: Clock, on: NewsListener, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let ticketRevoker: CtiError | undefined
    const text = (message: string): void => {
      const { changed = [], bye } = z.parse(wireNews, JSON.parse(message))
      if (bye === 'replaced') ticketRevoker = new CtiError('displaced', { userMessage: m.error_conflict_other() })
      for (const what of changed) on.changed(what)
    }
    runWebSocket(request, clock, { opened: () => resolve(), text }, signal).then((end) => {
      const error = ticketRevoker ?? ofEnd(end, request.baseUrl.host)
      reject(error)
      on.ended(error)
    }, reject)
  })
}
