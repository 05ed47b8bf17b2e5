import { groupSettingNames, groupSettings, usualValues, vipWordOf } from '../world/group-settings.ts'
import type { GroupSetting, GroupValues } from '../world/group-settings.ts'
import type { Group } from '../world/instance.ts'
import {
  fail,
  groupOf,
  listOfUnknown,
  mandatory,
  mandatoryId,
  optionalId,
  optionalValue,
  soundFile,
  type Call,
  type Field,
  type FunctionCodes
} from './call.ts'

const settings = groupSettingNames.map((name) => `gr_${name}`)

/** A setting as it was sent; undefined where it was not. @throws StatusWord ERROR */
function sentValue(call: Call, name: GroupSetting): string | undefined {
  const { kind, keep, usual } = groupSettings[name]
  const parameter = `gr_${name}`
  if (kind === 'value') {
    const isCleared = call.parameters.get(parameter) === '' && call.switches.emptyValues === 'default'
    return isCleared ? usual : optionalValue(call, parameter, keep)
  }
  const sent = call.parameters.get(parameter)
  return kind === 'file' && sent !== undefined ? soundFile(call, sent) : sent
}

/** The settings that were sent. @throws StatusWord ERROR */
function sentValues(call: Call): Partial<GroupValues> {
  const values: Partial<Record<GroupSetting, string>> = {}
  for (const name of groupSettingNames) {
    const value = sentValue(call, name)
    if (value !== undefined) values[name] = value
  }
  return values
}

function isTaken({ instance, switches }: Call, name: string, by?: Group): boolean {
  const fold = (text: string): string => (switches.nameCompare === 'exact' ? text : text.trim().toLowerCase())
  return instance.groups.some((group) => group.id !== by?.id && fold(group.values.name) === fold(name))
}

function addGroup(call: Call): string {
  const name = mandatory(call, 'gr_name')
  const values = sentValues(call)
  if (isTaken(call, name)) fail('ALREADY_EXISTS')
  return call.instance.addGroup(values).id
}

function editGroup(call: Call): void {
  const { instance, parameters, switches } = call
  const id = mandatoryId(call, 'gr_id')
  if (switches.editNeedsName || parameters.get('gr_name') !== undefined) mandatory(call, 'gr_name')
  const group = groupOf(call, id)
  const values = sentValues(call)
  if (values.name !== undefined && isTaken(call, values.name, group)) fail(switches.renameTaken)
  const before = switches.editOmitted === 'reset' ? usualValues(switches.usualTone) : group.values
  instance.changeGroup(id, { ...before, name: group.values.name, ...values })
}

function deleteGroup(call: Call): void {
  call.instance.removeGroup(groupOf(call, mandatoryId(call, 'gr_id')).id)
}

function isWanted({ parameters, switches }: Call, id: string | undefined): ({ values, id }: Group) => boolean {
  const fold = (text: string): string => (switches.nameFilterCase === 'exact' ? text : text.toLowerCase())
  const part = fold(parameters.get('gr_name') ?? '')
  const byId = id !== undefined && switches.bothFilters === 'id'
  return (group) => (id ?? group.id) === group.id && (byId || fold(group.values.name).includes(part))
}

function shownValue({ switches }: Call, name: GroupSetting, value: string): string {
  if (name === 'showVIPCall') return switches.showVIPCall === 'words' ? vipWordOf(value) : value
  const isBusy = name === 'overflow' && (value === '-3' || value === 'busy')
  return isBusy && switches.busyOverflow !== 'asSent' ? switches.busyOverflow : value
}

const shownGroup = (call: Call, { id, values }: Group): Field[] => [
  { name: 'id', value: id },
  ...groupSettingNames.map((name) => ({ prefix: 'gr_', name, value: shownValue(call, name, values[name]) }))
]

function getGroups(call: Call): readonly Field[][] {
  const id = optionalId(call, 'gr_id')
  if (id !== undefined && call.instance.group(id) === undefined) return listOfUnknown(call, 'INVALID_GROUP_ID')
  const found = call.instance.groups.filter(isWanted(call, id))
  if (found.length === 0 && call.switches.noMatch === 'ERROR') fail()
  return found.map((group) => shownGroup(call, group))
}

/** The functions for groups (Callisto API 2.2 to 2.5). */
export const groupFunctions = {
  addGroup: { form: 'add', needs: 'Groups', parameters: settings, run: addGroup },
  deleteGroup: { form: 'change', needs: 'Groups', parameters: ['gr_id'], run: deleteGroup },
  editGroup: { form: 'change', needs: 'Groups', parameters: ['gr_id', ...settings], run: editGroup },
  getGroups: {
    form: 'list',
    item: 'group',
    needs: 'REST Authentication',
    parameters: ['gr_id', 'gr_name'],
    run: getGroups
  }
} as const satisfies FunctionCodes
