import { userNamings, type BasixOperation } from './wire-operation.ts'

const users = userNamings.map((name) => `user_${name}`)
const socket = { transport: 'socket', method: 'GET', mark: 'P' } as const
const command = {
  transport: 'command',
  method: 'MESSAGE',
  path: '/basix/api/ws_cti',
  mark: 'L',
  section: '3.8'
} as const

/** Requests for a WebSocket (Basix API 2.8, 2.9). */
export const sockets = {
  ws_cti: {
    ...socket,
    path: '/basix/api/ws_cti',
    parameters: ['app_name!', 'full_events', 'forced', 'force', ...users],
    section: '2.8',
    use: 'link'
  },
  // the format of its messages is not known
  ws_transcription: {
    ...socket,
    path: '/basix/api/ws_transcription',
    parameters: ['filter!'],
    section: '2.9',
    use: 'never'
  }
} as const satisfies Readonly<Record<string, BasixOperation>>

/** What a client says on the socket of events, by the word in `cmd`; nothing is answered (Basix API 3.8). */
export const commands = {
  hangup: { ...command, parameters: ['uuid!'], use: 'link' },
  transfer: { ...command, parameters: ['uuid!', 'user_id!', 'user_name!', 'destination!'], use: 'link' },
  park: { ...command, parameters: ['uuid!', 'timeout!'], use: 'link' },
  // needs a leg that carries sound
  eavesdrop: { ...command, parameters: ['uuid!', 'target_uuid!', 'subcommand!'], use: 'never' }
} as const satisfies Readonly<Record<string, BasixOperation>>
