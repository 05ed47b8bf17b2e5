import type { Handler, Handlers } from '../front-context.ts'
import { done, nothing, words } from '../http/answers.ts'

const getCallNote: Handler = (request, { pastCalls, notes }) => {
  const call = pastCalls.find(request.text('uniqueid'), request.tenants)
  return call === undefined ? nothing : words(notes.of(call))
}

const appendCallNote: Handler = (request, { pastCalls, notes }) => {
  const call = pastCalls.find(request.text('uniqueid'), request.tenants)
  if (call === undefined) return nothing
  notes.add(call, request.text('value'))
  return done()
}

/** Notes to calls (MiRTA 8.2). */
export const noteHandlers: Handlers = { getCallNote, appendCallNote }
