import { voipbinOperations } from '../../../wire-tables/voipbin.ts'
import type { VoipbinOperationName, WireOperation } from '../../../wire-tables/voipbin.ts'
import { tableOf } from '../../testing/markdown-table.ts'
import { methodPlaces } from './methods.ts'

const rows = Object.entries(voipbinOperations) as [VoipbinOperationName, WireOperation][] // the keys are the names

/** What of the program uses an operation; the others have a method and no place in it. */
const USED: Partial<Readonly<Record<VoipbinOperationName, string>>> = {
  login: 'signing in, and anew before the token ends',
  openSocket: 'everything that is told',
  openAgentSocket: 'the same in agent mode',
  getMe: 'signing in',
  listAgents: '`contact.*`, names, colleagues, `queue.agents`',
  getAgent: 'who uses a key, own status',
  setAgentStatus: '`setActivity`, and after a call',
  listColleagues: 'names and colleagues in agent mode',
  createCalls: '`dial`',
  listCalls: 'other sides of calls, lines, `history.*`, `queue.callers`',
  getCall: 'calls',
  listOwnCalls: 'calls, `history.*` in agent mode',
  getOwnCall: 'calls in agent mode',
  hangUpCall: '`hangUp`, `reject`, `completeTransfer`',
  holdCall: '`hold`',
  resumeCall: '`resume`',
  muteCall: '`mute`',
  unmuteCall: '`unmute`',
  startCallRecording: '`startRecording`',
  stopCallRecording: '`stopRecording`',
  createTransfer: '`blindTransfer`, `consult`',
  createGroupcall: '`ringGroup`',
  listGroupcalls: 'calls',
  getGroupcall: 'calls',
  hangUpGroupcall: '`reject`, `cancelConsultation`',
  listQueues: 'queues, `queue.figures`, `queue.allFigures`',
  listQueuecalls: 'waiting times, `queue.callers`',
  kickQueuecall: '`queue.removeCaller`',
  listContacts: '`searchContacts`, `personalContact.list`',
  createContact: '`personalContact.create`',
  getContact: '`personalContact.read`',
  deleteContact: '`personalContact.delete`',
  lookUpContact: 'who has the number of a call',
  listOwnContacts: '`searchContacts`, `personalContact.list` in agent mode',
  createOwnContact: '`personalContact.create` in agent mode',
  getOwnContact: '`personalContact.read` in agent mode',
  deleteOwnContact: '`personalContact.delete` in agent mode',
  lookUpOwnContact: 'who has the number of a call, in agent mode',
  getRecordingFile: '`playback.open`'
}

/** What is no method of the client, and where it is. */
const ELSEWHERE: Partial<Readonly<Record<VoipbinOperationName, string>>> = {
  login: '`login.ts`',
  openSocket: '`socket/event-socket.ts`',
  openAgentSocket: '`socket/event-socket.ts`',
  listOwnExtensions: 'never: passwords in clear',
  getOwnExtension: 'never: passwords in clear'
}

const TESTS: Partial<Readonly<Record<VoipbinOperationName, string>>> = {
  login: '`sign-in.test.ts`',
  openSocket: '`socket/event-socket.test.ts`',
  openAgentSocket: '`socket/event-socket.test.ts`',
  listOwnExtensions: '`operations.test.ts`: no method',
  getOwnExtension: '`operations.test.ts`: no method'
}

const heading = `# Coverage of VoIPBin's API

Every operation of the endpoint table: where it is known from (S the vendor's page, R its public repository), who may, the client's method, what of the
program uses it, and the test. \`operations/operations.test.ts\` sends each one to the simulator, in both forms of its data, and holds request and answer against the vendor's description.

Made from the table by \`coverage.test.ts\`, which fails when this file is out of date; \`RINGSIDE_WRITE_COVERAGE=1\` writes it.
`

/** The text of COVERAGE.md. */
export function coverageTable(): string {
  const places = methodPlaces()
  const lines = rows.map(([name, { method, path, mark, needs }]) => {
    const place = places.get(name)?.join('.')
    const client = ELSEWHERE[name] ?? (place === undefined ? 'none' : `\`${place}\``)
    return [name, mark, needs, `\`${method} ${path}\``, client, USED[name] ?? '', TESTS[name] ?? '`operations.test.ts`']
  })
  return [heading, tableOf([['operation', 'mark', 'who', 'request', 'client', 'used by', 'test'], ...lines])].join('\n')
}
