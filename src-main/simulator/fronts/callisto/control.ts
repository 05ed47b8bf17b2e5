import type { Pbx } from '../../company/pbx.ts'
import { Refusal } from '../../core/refusal.ts'
import { defined } from '../../../util/defined.ts'
import { isKeyOf, lookUp } from '../../../util/lookup.ts'
import { optionalNumber, optionalText, text, type ControlBody } from '../kit/control-body.ts'
import type { FaultScope } from '../kit/faults.ts'
import type { FrontActions } from '../kit/front.ts'
import { spoilings, type CallistoFaults } from './faults.ts'
import { execute, functions } from './functions/functions.ts'
import { Parameters } from './http/form.ts'
import type { CallistoSwitches } from './switches.ts'
import { groupSettings, type GroupSetting } from './world/group-settings.ts'
import type { Group, Instance } from './world/instance.ts'
import { privileges, type CallistoServer, type CallistoUser } from './world/server.ts'

/** What control requests act on. */
export interface ControlContext {
  readonly pbx: Pbx
  readonly server: CallistoServer
  readonly switches: CallistoSwitches
  readonly faults: CallistoFaults
  readonly origin: () => string
}

/** One of a few words. @throws Refusal invalid */
function oneOf<Word extends string>(body: ControlBody, name: string, words: readonly Word[]): Word {
  const wanted = text(body, name)
  const found = words.find((word) => word === wanted)
  if (found !== undefined) return found
  throw new Refusal('invalid', `${name} must be one of ${words.join(', ')}`)
}

/** The texts in a member that is an object. @throws Refusal invalid */
function texts(body: ControlBody, name: string): [name: string, value: string][] {
  const value = lookUp(body, name) ?? {}
  if (typeof value !== 'object' || value === null) throw new Refusal('invalid', `${name} must be an object`)
  return Object.entries(value).map(([key, one]) => [key, String(one)])
}

const scopeOf = (body: ControlBody): FaultScope => ({
  ...defined({ operation: optionalText(body, 'operation'), times: optionalNumber(body, 'times') })
})

/** The instance that is named, or the first. @throws Refusal invalid */
function instanceOf(body: ControlBody, { server }: ControlContext): Instance {
  const name = optionalText(body, 'instance')
  const found = name === undefined ? server.instances[0] : server.instances.find((one) => one.name === name)
  if (found !== undefined) return found
  throw new Refusal('invalid', `instance must be one of ${server.instances.map((one) => one.name).join(', ')}`)
}

const userOf = (body: ControlBody, { pbx, server }: ControlContext): CallistoUser =>
  server.userOf(pbx.extension(text(body, 'who')))

/** Calls a function as if by REST, past sign-in and faults, so that data change behind a client's back. */
function runFunction(body: ControlBody, context: ControlContext): object {
  const name = text(body, 'function')
  if (!isKeyOf(functions, name)) {
    throw new Refusal('invalid', `function must be one of ${Object.keys(functions).join(', ')}`)
  }
  const { server, switches, origin } = context
  const instance = instanceOf(body, context)
  return execute(name, {
    parameters: new Parameters(texts(body, 'parameters')),
    instance,
    server,
    switches,
    origin: origin()
  })
}

/** Sets a group to what no client could, as another version of the server might. */
function setGroup(body: ControlBody, context: ControlContext): void {
  const instance = instanceOf(body, context)
  const group = instance.group(text(body, 'id'))
  if (group === undefined) throw new Refusal('invalid', 'id must be that of a group')
  const values: Partial<Record<GroupSetting, string>> = {}
  for (const [name, value] of texts(body, 'values')) {
    if (!isKeyOf(groupSettings, name)) throw new Refusal('invalid', `a group has no ${name}`)
    values[name] = value
  }
  instance.changeGroup(group.id, values)
}

function fillGroups(body: ControlBody, context: ControlContext): void {
  const instance = instanceOf(body, context)
  for (let count = 1; count <= (optionalNumber(body, 'count') ?? 500); count++) {
    instance.addGroup({ name: `Branch ${String(count).padStart(3, '0')}`, number: String(7000 + count) })
  }
}

function setPrivilege(body: ControlBody, context: ControlContext): void {
  const { privileges: held } = userOf(body, context)
  const privilege = oneOf(body, 'privilege', privileges)
  if (body['on'] === true) held.add(privilege)
  else held.delete(privilege)
}

/** What control requests can do to the server (Callisto API 3.1: clients are told of nothing). */
export const controlActions = (context: ControlContext): FrontActions => ({
  runFunction: (body) => runFunction(body, context),
  setGroup: (body) => setGroup(body, context),
  fillGroups: (body) => fillGroups(body, context),
  privilege: (body) => setPrivilege(body, context),
  setPassword: (body) => {
    userOf(body, context).password = text(body, 'password')
  },
  addInstance: (body) => void context.server.addInstance(text(body, 'name')),
  removeInstance: (body) => context.server.removeInstance(instanceOf(body, context)),
  answerWord: (body) => context.faults.word(text(body, 'word'), scopeOf(body)),
  spoilAnswer: (body) => context.faults.spoil(oneOf(body, 'how', spoilings), scopeOf(body))
})

/** The server as the control interface shows it. */
export const shownServer = ({ instances, users }: CallistoServer): Readonly<Record<string, unknown>> => ({
  instances: instances.map((instance) => ({
    name: instance.name,
    groups: instance.groups.map((group) => ({
      id: group.id,
      ...group.values,
      announcements: shownWaves(instance, group)
    })),
    members: instance.members,
    vipNumbers: instance.vipNumbers
  })),
  users: users.map(({ name, privileges: held }) => ({ name, privileges: [...held] }))
})

const shownWaves = (instance: Instance, { id }: Group): object[] =>
  instance.announcementsOf(id).map(({ wave, priority }) => ({ wave, priority }))
