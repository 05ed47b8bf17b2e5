import { expect, it } from 'vitest'
import { handlers } from '../handlers.ts'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'
import { namedRows, readColumn, type NamedRow } from './find-row.ts'
import { refusals } from './texts.ts'

const company = mirtaCompanyForEachCase()

/** Values that mean something, by the parameter, and by the request where it needs others. */
const usual: Readonly<Record<string, string>> = {
  source: '200',
  dest: '201',
  extension: '200',
  number: '300',
  phone: '200',
  ext: '200',
  id: '21',
  queue: '21',
  queueid: '21',
  phonebook: 'Customers',
  field: 'NAME',
  value: '%',
  values: '{"NAME":"Meier GmbH"}',
  peid: '17',
  event: 'CUSTOM',
  mailbox: '200',
  message: 'Hello',
  campaign: '31',
  peer: '200',
  usergroupid: '1',
  tenantid: '12',
  userid: '5',
  name: 'TIMEZONE',
  amount: '-5',
  description: 'Invoice',
  object: 'tenant',
  action: 'list',
  username: 'jane',
  password: 's3cret',
  user: 'jane',
  validity: 'ONCE',
  rrid: 'none',
  source_number: '200',
  dest_number: '+493023125123'
}
const special: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  getDnd: { number: '200' },
  setDnd: { number: '200', value: 'on' },
  setFlow: { number: '900', state: 'INUSE' },
  flow: { id: '900' },
  variable: { id: 'Night' },
  virtualMembers: { number: '320' },
  addVirtualMember: { number: '320' },
  removeVirtualMember: { number: '320', extension: '201' },
  removeAllVirtualMembers: { number: '320' },
  addMember: { extension: '201' },
  removeMember: { extension: '202' },
  pauseAgent: { extension: '202' },
  unpauseAgent: { extension: '202' },
  agentQueues: { extension: '202' },
  removeAgent: { extension: '202' },
  sendSms: { dest: '+493023125123' },
  addCampaignNumber: { number: '+493023125123' }
}

/** Those that can be asked well only with what another one has answered, or whose good answer is nothing; they have tests of their own. */
const elsewhere = [
  ...['originatedCall', 'channel', 'transcript', 'recordingDetails', 'recording', 'inlineRecording', 'getCallNote'],
  ...['appendCallNote', 'voicemailSound', 'deleteVoicemail', 'markVoicemailRead', 'markVoicemailUnread', 'mediaFile'],
  ...['voicemailSoundById', 'voicemailTranscript', 'faxDocument', 'faxState', 'sendFax', 'responsePath', 'transfer'],
  ...[
    'attendedTransfer',
    'deleteCampaignNumber',
    'removeUserGroupTenant',
    'removeUserGroupUser',
    'dialledByExtensions'
  ],
  ...[
    'menuLog',
    'countCalls',
    'textMessages',
    'queueCallers',
    'campaignNumbers',
    'userGroupTenants',
    'userGroupUsers',
    'queueLog'
  ],
  ...['getDnd', 'pauseCampaign', 'resumeCampaign', 'stopCampaign']
]

/** What a request sends, with all that it must send, or without one of them. */
function valuesOf({ name, row }: NamedRow, without?: string): Record<string, string> {
  const required = row.parameters.map(readColumn).filter((column) => column.required)
  const needed = required.flatMap(({ names: [first = ''] }) =>
    first === without ? [] : [[first, special[name]?.[first] ?? usual[first] ?? 'none'] as const]
  )
  const kept = Object.entries(special[name] ?? {}).filter(([parameter]) => parameter !== without)
  return { reqtype: row.reqtype, ...row.chosen, ...Object.fromEntries([...needed, ...kept]) }
}

const keyFor = ({ row }: NamedRow): Readonly<Record<string, string>> =>
  row.right === 'admin' ? company.admin : company.access

it('has a handler for every row of the table', () => {
  expect(namedRows.filter(({ name }) => handlers[name] === undefined).map(({ name }) => name)).toEqual([])
})

it.each(namedRows.filter(({ name }) => !elsewhere.includes(name)))('answers $name', async (request) => {
  company.front.switches.seenDelays = false
  await company.jane.dials('201')
  const { status, text } = await company.send({ ...keyFor(request), ...valuesOf(request) })
  expect(status).toBe(200)
  expect(text).not.toMatch(/^(?:|Error\|.*|Invalid .*|.* not .*|No .*|Too bad.*|Wrong.*)$/)
})

it.each(namedRows)('keeps $name from whoever has no key or only another one', async (request) => {
  const values = valuesOf(request)
  const wrong = await company.send({ ...company.access, ...values, key: 'wrong' })
  const foreign = await company.send({ ...company.access, ...values, tenant: 'EXAMPLENET' })
  const isOpen = request.name === 'help'
  for (const { status, text } of [wrong, foreign]) {
    expect(status).toBe(200)
    if (isOpen) expect(text).toContain('Request type')
    else expect(text).toBe(refusals.wrongKey)
  }
})

it.each(namedRows.filter(({ row }) => row.changes || row.right === 'admin'))(
  'does not do $name for a key that may only read',
  async (request) => {
    const before = JSON.stringify(company.pbx.extensions.map(({ legs, dnd }) => [legs.length, dnd]))
    const { text } = await company.send({ ...company.readOnly, ...valuesOf(request) })
    expect([refusals.wrongKey, refusals.missingTenant, '']).toContain(text)
    expect(JSON.stringify(company.pbx.extensions.map(({ legs, dnd }) => [legs.length, dnd]))).toBe(before)
  }
)

const lacking = namedRows.flatMap((request) =>
  request.row.parameters
    .map(readColumn)
    .filter(({ required }) => required)
    .map(({ names: [without = ''] }) => ({ ...request, without }))
)

it.each(lacking.filter(({ name }) => name !== 'originatedCall'))(
  'says in a few words or not at all that $name lacks $without',
  async ({ without, ...request }) => {
    const { status, text } = await company.send({ ...keyFor(request), ...valuesOf(request, without) })
    expect([status, ['', ...Object.values(refusals)].includes(text)]).toEqual([200, true])
    expect(text).not.toBe(refusals.wrongKey)
  }
)

it.each(namedRows.filter(({ row }) => !row.formats.includes('xml')))('has no XML of $name', async (request) => {
  const { text } = await company.send({ ...keyFor(request), ...valuesOf(request), format: 'xml' })
  expect(text).toBe('')
})

it.each(
  namedRows.flatMap(({ name, row }) => Object.keys(row.values ?? {}).map((parameter) => ({ name, row, parameter })))
)('takes no $parameter that is not in the list of $name', async ({ parameter, ...request }) => {
  const values = { ...valuesOf(request), filename: 'x', [parameter]: 'nonsense' }
  const { text } = await company.send({ ...keyFor(request), ...values })
  expect(text).toMatch(/^(?:Invalid \w+)?$/)
})
