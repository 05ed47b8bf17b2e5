import type { Connector } from '../connector.ts'
import type { ReportedCall } from '../events.ts'
import type { Credentials } from '../sign-in.ts'
import { RecordedState } from './recorded-state.ts'

/** What must be the same for everybody who looks; what a call allows depends on what the client knows beyond it. */
const callShown = (call: ReportedCall): unknown => [
  call.vendorId,
  call.direction,
  call.state,
  call.heldBy,
  call.muted,
  call.conference,
  call.deviceIds,
  call.remote,
  call.participants.map(({ id }) => id),
  call.recording && { ...call.recording, since: undefined }
]

/** What is known of the server, whoever keeps it. */
export type ShownState = Pick<RecordedState, 'calls' | 'presence' | 'queues' | 'devices' | 'shortcuts'>

const byId = <T extends { readonly vendorId: string }>(all: ReadonlyMap<string, T>): T[] =>
  [...all.values()].toSorted((a, b) => a.vendorId.localeCompare(b.vendorId))

/** What a snapshot tells, as far as it must be the same for everybody who looks. */
export const shown = ({ calls, presence, queues, devices, shortcuts }: ShownState): Record<string, unknown> => ({
  calls: byId(calls).map(callShown),
  presence,
  queues: byId(queues).map(({ vendorId, name, signedIn, ...rest }) => [vendorId, name, signedIn, rest.waiting]),
  devices,
  shortcuts
})

/** The server's state as somebody sees it who has just come: another link, opened, read once and closed. */
export async function pictureAnew(connector: Connector, credentials: Credentials): Promise<RecordedState> {
  const { signal } = new AbortController()
  await using link = await connector.open(credentials, signal)
  const recorded = new RecordedState()
  recorded.replace(await link.snapshot(signal))
  return recorded
}

/** When to look whether all is repaired, in s: longer and longer, so that the slowest poller gets its turn. */
export const WAITS_S = [0, 0, 0.2, 1, 1, 2, 5, 15, 30, 60, 120, 600, 600]
