import type { RingGroup } from '../../../distribution/ring-groups.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, nothing, object, words, type Answer } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import type { Extension } from '../../../people/extension.ts'

const noNumber = words('Virtual extension not found')
const noExtension = words('Extension not found')

function groupOf(request: MirtaRequest, { pbx }: FrontContext): RingGroup | undefined {
  const domains = request.tenants.map(({ organisation }) => organisation.domain)
  const number = request.text('number')
  return pbx.ringGroups.find(({ data }) => domains.includes(data.domain) && data.shortNumber === number)
}

const isIn = (group: RingGroup, person: Extension): boolean =>
  group.members.some(({ extension, signedIn }) => signedIn && extension === person)

const virtualMembers: Handler = (request, context) => {
  const members = groupOf(request, context)?.members.filter(({ signedIn }) => signedIn) ?? []
  const names = members.map(({ extension }) => context.tenants.userName(extension))
  return names.length === 0 ? nothing : object(names, names.map((name) => `${name}|`).join(''))
}

function change(request: MirtaRequest, context: FrontContext, joins: boolean): Answer {
  const group = groupOf(request, context)
  const person = context.tenants.person(request.text('extension'), request.tenants)
  if (group === undefined) return noNumber
  if (person === undefined) return noExtension
  if (isIn(group, person) === joins) return words(joins ? 'Extension already joined' : 'Extension not joined')
  group.addMember(person)
  group.setSignedIn(person, joins)
  return done()
}

const removeAllVirtualMembers: Handler = (request, context) => {
  const group = groupOf(request, context)
  if (group === undefined) return noNumber
  for (const { extension } of group.members) group.setSignedIn(extension, false)
  return done()
}

/** Numbers that ring several telephones (MiRTA 7.4). */
export const virtualNumberHandlers: Handlers = {
  virtualMembers,
  addVirtualMember: (request, context) => change(request, context, true),
  removeVirtualMember: (request, context) => change(request, context, false),
  removeAllVirtualMembers
}
