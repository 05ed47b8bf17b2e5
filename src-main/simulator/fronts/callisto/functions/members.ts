import { defined } from '../../../../util/defined.ts'
import type { Member } from '../world/instance.ts'
import type { CallistoUser } from '../world/server.ts'
import {
  fail,
  groupOf,
  listOfUnknown,
  mandatory,
  mandatoryId,
  optionalId,
  optionalValue,
  type Call,
  type Field,
  type FunctionCodes
} from './call.ts'

const bit = (sent: string): string | undefined => (sent === '0' || sent === '1' ? sent : undefined)

/** A group, 0 for none, -1 for as it is; undefined where nothing changes. @throws StatusWord ERROR */
function displayedGroup(call: Call): string | undefined {
  const known = (sent: string): string | undefined =>
    ['0', '-1'].includes(sent) || call.instance.group(sent) !== undefined ? sent : undefined
  const wanted = optionalValue(call, 'displayedGroup', known)
  return wanted === '-1' ? undefined : wanted
}

/** A short name nobody in the group has yet: initials, with a number where they are taken. */
function madeShortName({ instance }: Call, { person }: CallistoUser, groupId: string): string {
  const { firstName, lastName } = person.data
  const initials = [firstName, lastName].map((name) => [...name][0] ?? '').join('')
  const taken = instance.membersOf(groupId).map(({ shortName }) => shortName)
  if (!taken.includes(initials)) return initials
  for (let count = 2; ; count++) if (!taken.includes(`${initials}${count}`)) return `${initials}${count}`
}

function groupAndUser(call: Call, groupId: string, userName: string): CallistoUser {
  const user = (): CallistoUser => call.server.user(userName) ?? fail('INVALID_USERNAME')
  if (call.switches.memberChecks === 'userFirst') user()
  groupOf(call, groupId)
  return user()
}

function addMember(call: Call): string {
  const { instance, parameters, switches } = call
  const [groupId, userName] = [mandatoryId(call, 'gr_id'), mandatory(call, 'usr_Name')]
  const number = mandatory(call, 'mb_number')
  const isManager = optionalValue(call, 'gm_type', bit) === '1'
  const shown = displayedGroup(call) ?? '0'
  const user = groupAndUser(call, groupId, userName)
  const isMember = instance.membersOf(groupId).some((one) => one.user === user.name)
  if (isMember && switches.memberTwice === 'ERROR') fail()
  if (isManager && instance.managerOf(groupId) !== undefined) fail('MANAGER_ALREADY_EXISTS')
  const shortName = parameters.get('gm_shortName') || madeShortName(call, user, groupId)
  return instance.addMember({ groupId, user: user.name, number, shortName, isManager, displayedGroup: shown }).id
}

/** The member a request is about. @throws StatusWord PARAMETER_MISSING | ERROR | INVALID_GROUP_ID | INVALID_MEMBER_ID */
function memberOf(call: Call): Member {
  const [groupId, id] = [mandatoryId(call, 'gr_id'), mandatoryId(call, 'mb_id')]
  groupOf(call, groupId)
  return call.instance.membersOf(groupId).find((one) => one.id === id) ?? fail('INVALID_MEMBER_ID')
}

function editMember(call: Call): void {
  const { instance, parameters } = call
  const member = memberOf(call)
  if (parameters.get('mb_number') !== undefined) mandatory(call, 'mb_number')
  const type = optionalValue(call, 'gm_type', bit)
  const manager = instance.managerOf(member.groupId)
  const shown = displayedGroup(call)
  if (type === '1' && manager !== undefined && manager !== member) fail('MANAGER_ALREADY_EXISTS')
  instance.changeMember(member, {
    ...defined({ number: parameters.get('mb_number'), shortName: parameters.get('gm_shortName') }),
    ...defined({ isManager: type === undefined ? undefined : type === '1', displayedGroup: shown })
  })
}

const shownMember = (member: Member): Field[] => [
  { name: 'id', value: member.id },
  { name: 'gr_id', value: member.groupId },
  { name: 'usr_Name', value: member.user },
  { prefix: 'mb_', name: 'number', value: member.number },
  { prefix: 'gm_', name: 'shortName', value: member.shortName },
  { prefix: 'gm_', name: 'type', value: member.isManager ? '1' : '0' },
  { name: 'displayedGroup', value: member.displayedGroup }
]

function getMembers(call: Call): readonly Field[][] {
  const [groupId, id] = [optionalId(call, 'gr_id'), optionalId(call, 'mb_id')]
  if (groupId === undefined && id === undefined) fail('PARAMETER_MISSING')
  if (groupId !== undefined && call.instance.group(groupId) === undefined)
    return listOfUnknown(call, 'INVALID_GROUP_ID')
  const { members } = call.instance
  if (id !== undefined && !members.some((one) => one.id === id)) return listOfUnknown(call, 'INVALID_MEMBER_ID')
  return members.filter((one) => (groupId ?? one.groupId) === one.groupId && (id ?? one.id) === one.id).map(shownMember)
}

const needs = 'MembersManagement'
const place = ['mb_number', 'gm_shortName', 'gm_type', 'displayedGroup']

/** The functions for members (Callisto API 2.6, 2.9). */
export const memberFunctions = {
  addMember: { form: 'add', needs, parameters: ['gr_id', 'usr_Name', ...place], run: addMember },
  editMember: { form: 'change', needs, parameters: ['gr_id', 'mb_id', ...place], run: editMember },
  deleteMember: {
    form: 'change',
    needs,
    parameters: ['gr_id', 'mb_id'],
    run: (call) => call.instance.removeMember(memberOf(call))
  },
  getMembers: {
    form: 'list',
    item: 'member',
    needs: 'REST Authentication',
    parameters: ['gr_id', 'mb_id'],
    run: getMembers
  }
} as const satisfies FunctionCodes
