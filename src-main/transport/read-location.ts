import type { Clock } from '../util/clock.ts'
import { HttpClient } from './http-client.ts'
import type { HttpResponse } from './http-client.ts'
import type { ServerTrust } from './server-trust.ts'
import { redirectError } from './transport-errors.ts'

/** How what a redirect leads to is fetched. */
export interface ReadLocationOptions {
  /** The server that named it. */
  readonly from: URL
  readonly clock: Clock
  readonly trust?: ServerTrust | undefined
  /** Largest answer, in bytes. */
  readonly mostBytes: number
  /** Longest time, in ms; 10 s when absent. */
  readonly deadlineMs?: number
}

/**
 * Fetches what a server's redirect leads to, such as a sound behind a signed address: without credentials, over a connection
 * of its own, and never less encrypted than the server's own (trust N2, S1). @throws CtiError network | timeout | protocol
 */
export async function readLocation(
  location: string,
  { from, clock, trust, ...limits }: ReadLocationOptions,
  signal: AbortSignal
): Promise<HttpResponse> {
  const url = new URL(location)
  if (url.protocol !== 'https:' && url.protocol !== from.protocol) throw redirectError(from.host)
  await using http = new HttpClient({ baseUrl: url, clock, trust })
  return await http.request({ method: 'GET', path: url.pathname + url.search, expects: 'raw', ...limits }, signal)
}
