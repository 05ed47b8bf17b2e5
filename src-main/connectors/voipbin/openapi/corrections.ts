/** A part of the vendor's description that is otherwise on the wire. */
export interface Correction {
  readonly why: string
  /** Members from the root on, `*` for each of several. */
  readonly at: readonly string[]
  /** What is put there; undefined takes a member away. */
  readonly members: Readonly<Record<string, unknown>>
}

const schema = (name: string, ...at: string[]): readonly string[] => ['components', 'schemas', name, ...at]
const request = (path: string, method: string, ...at: string[]): readonly string[] => [
  ...['paths', path, method, 'requestBody'],
  ...at
]
const responses = (path: string, method: string): readonly string[] => ['paths', path, method, 'responses']
const response = (name: string) => ({ $ref: `#/components/responses/${name}` })

const STAMPS_WHY = 'what has not happened is null, and times have two spellings (VoIPBin 4.2, 4.3)'
const stamped = [
  ...['AgentManagerAgent', 'CallManagerCall', 'CallManagerGroupcall', 'CallManagerRecording', 'QueueManagerQueue'],
  ...['QueueManagerQueuecall', 'ConferenceManagerConference', 'ConferenceManagerConferencecall'],
  ...['ContactManagerContact', 'TagManagerTag', 'CustomerManagerAccesskey', 'CustomerManagerCustomer'],
  ...['TransferManagerTransfer', 'RegistrarManagerExtension', 'FlowManagerAction']
]

/** Everything in which the description is wrong, for types and validation alike (VoIPBin 17). */
export const corrections: readonly Correction[] = [
  ...stamped.map((name): Correction => ({
    why: STAMPS_WHY,
    at: schema(name, 'properties', 'tm_*'),
    members: { format: undefined, nullable: true }
  })),
  {
    why: 'the server knows more types than are listed (VoIPBin 5)',
    at: schema('CommonAddress', 'properties', 'type'),
    members: { enum: undefined }
  },
  {
    why: 'a mask of bits, of which any may be set (VoIPBin 3.4)',
    at: schema('AgentManagerAgentPermission'),
    members: { enum: undefined }
  },
  ...['post', 'delete'].map((method): Correction => ({
    why: 'a body is mandatory, at least {} (VoIPBin 6.3)',
    at: request('/calls/{id}/mute', method),
    members: { required: true }
  })),
  ...['/calls', '/groupcalls'].map((path): Correction => ({
    why: 'who may not dial, or is not verified, is refused (VoIPBin 4.4)',
    at: responses(path, 'post'),
    members: { '403': response('PermissionDenied') }
  })),
  ...['/contacts/lookup', '/service_agents/contacts/lookup'].map((path): Correction => ({
    why: 'without a number it is refused, and nobody may have it (VoIPBin 12)',
    at: responses(path, 'get'),
    members: { '400': response('BadRequest'), '404': response('NotFound') }
  })),
  {
    why: 'an empty list of tags is refused (VoIPBin 8)',
    at: responses('/agents', 'get'),
    members: { '400': response('BadRequest') }
  },
  {
    why: 'a deleted call is a conflict (VoIPBin 4.4)',
    at: responses('/calls/{id}', 'get'),
    members: { '409': response('Conflict') }
  },
  {
    why: "another agent's address is a conflict (VoIPBin 8)",
    at: responses('/agents/{id}/addresses', 'put'),
    members: { '409': response('Conflict') }
  },
  {
    why: STAMPS_WHY,
    at: schema('ContactManagerAddress', 'allOf', '1', 'properties', 'tm_*'),
    members: { format: undefined, nullable: true }
  },
  {
    why: 'an empty address is {}, never null (VoIPBin 4.2)',
    at: schema('CallManagerGroupcall', 'properties', 'source'),
    members: { nullable: undefined }
  },
  ...['/contacts/{id}/addresses', '/contacts/{id}/tags', '/service_agents/contacts/{id}/addresses'].map(
    (path): Correction => ({
      why: 'adding is answered with 201 by the server, with 200 in the description (VoIPBin 12)',
      at: responses(path, 'post'),
      members: { '201': { $ref: `#/paths/${path.replaceAll('/', '~1')}/post/responses/200` } }
    })
  )
]
