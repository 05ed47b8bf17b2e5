const MB = 1024 * 1024

/** The calls of one reading, each with a telephone of its own. */
export const manyCalls = (count: number): string =>
  JSON.stringify({ fullState: true, calls: Array.from({ length: count }, (_, index) => call(index)) })

const call = (index: number): object => ({
  stateToken: `${1_000_000 + index}`,
  callId: `call-${index}`,
  remoteParty: { type: 'EXTERNAL_ID', telUri: `tel:+49302312${String(index).padStart(5, '0')}`, displayName: 'Caller' },
  conference: false,
  inbound: true,
  intruded: false,
  status: index % 3 === 0 ? 'RINGING' : 'ACTIVE',
  muted: false,
  duration: index % 3 === 0 ? 0 : index,
  participants: [],
  deviceIds: ['desk', `device-${index}`],
  actions: ['HOLD', 'TRANSFER', 'PARK', 'MOVE'].map((action) => ({ action }))
})

/** A document that tells of one dialog, which comes and goes; the first says that it has them all. */
export const smallDialog = (version: number): string =>
  `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${version === 0 ? 'full' : 'partial'}">` +
  `<dialog id="dialog-${version >> 1}" direction="recipient"><state>${version % 2 === 0 ? 'early' : 'terminated'}</state></dialog></dialog-info>`

/** A document of 450 kB that tells of one more dialog. */
export const largeDialogs = (version: number): string =>
  `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${version === 0 ? 'full' : 'partial'}">` +
  `<dialog id="dialog-${version}" call-id="${'x'.repeat(450_000)}"><state>confirmed</state></dialog></dialog-info>`

/** An answer that is one string of 8 MB. */
export const largeString = `"${'x'.repeat(8 * MB)}"`

/** Contacts that just fit into the answer of a search. */
export const manyContacts = (): string => {
  const contact = Array.from({ length: 20_000 }, (_, index) => ({
    id: `contact-${index}`,
    firstname: 'Anna',
    lastname: `Berg ${index}`,
    phonenumbers: [{ number: `+49302312${String(index).padStart(5, '0')}`, type: 'work' }]
  }))
  return JSON.stringify({ contact })
}

/** 800 bytes that keep a parser of YAML busy for a quarter of a minute; of more it soon says that they are nested too deep. */
export const hostileYaml = '? '.repeat(400)

/** An honest description of an interface with 1,900 operations. */
export const honestOpenApi = (): string => {
  const nouns = [
    'calls',
    'contacts',
    'groups',
    'devices',
    'presence',
    'voicemail',
    'diversion',
    'events',
    'tickets',
    'lines'
  ]
  const paths = Array.from({ length: 950 }, (_, index) => {
    const noun = nouns[index % nouns.length] ?? ''
    const operation = (verb: string): string =>
      `      summary: ${verb} ${noun} of a user, number ${index}\n      operationId: ${verb}${noun}${index}\n      responses: { '200': { description: done } }\n`
    return `  /api/v1/{domain}/{userId}/${noun}/${index}:\n    get:\n${operation('get')}    post:\n${operation('create')}`
  })
  return `openapi: 3.0.0\ninfo: { title: PBX, version: '1' }\npaths:\n${paths.join('')}`
}

const PARTS = [
  '1 ',
  'a@',
  '%25',
  '+(1',
  'a=',
  ':',
  '/api/',
  'x.',
  '"',
  '-',
  '<a>',
  'sip:1@b.c/',
  'Bearer x',
  'eyJabcde.'
]

/** Texts of 4 kB of which each is made to keep an expression busy. */
export const hostileLines: readonly string[] = PARTS.map((part) => part.repeat(4_000).slice(0, 4_000))
