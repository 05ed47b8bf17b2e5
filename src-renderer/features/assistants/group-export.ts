import type { Account } from '../../../src-preload/contract/account.ts'
import type { Result } from '../../../src-preload/contract/error.ts'
import { assistantGroupFields, type AssistantGroup } from '../../../src-preload/contract/services/assistant-groups.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { ask } from '../../state/commands.ts'
import { fieldWords, valueText } from './editor/field-words.ts'
import { saveText } from './saved-file.ts'

type Row = readonly string[]

/** Everything that is known of a group as a table, saved where the user chooses; false when he does not. */
export async function exportGroup(account: Account, group: AssistantGroup): Promise<Result<boolean>> {
  const people = await peopleRows(account, group.id)
  if (!people.ok) return people
  const sounds = await soundRows(account, group.id)
  if (!sounds.ok) return sounds
  const { writeCsv } = await import('./csv.ts')
  const head = [m.assist_export_part(), m.assist_export_name(), m.assist_export_value(), m.assist_export_more()]
  const rows = [head, ...settingRows(group), ...people.value, ...sounds.value]
  return saveText('csv', m.assist_export_file({ name: group.name }), writeCsv(rows))
}

function settingRows(group: AssistantGroup): readonly Row[] {
  const known = assistantGroupFields.map((field) => [fieldWords[field].label(), valueText(field, group)])
  const all = [...known, ...Object.entries(group.unknown)]
  return all.map(([name = '', value = '']) => [m.assist_settings(), name, value, ''])
}

async function peopleRows(account: Account, groupId: string): Promise<Result<readonly Row[]>> {
  if (!account.capabilities.includes('assistantMembers')) return { ok: true, value: [] }
  const members = await ask('assistantMember.list', { accountId: account.id, groupId })
  if (!members.ok) return members
  const rows: Row[] = members.value.map(({ isManager, userName, number, shortName = '' }) => [
    isManager ? m.assist_manager() : m.assist_assistant(),
    userName,
    number,
    shortName
  ])
  for (const { id, isManager } of account.capabilities.includes('vipNumbers') ? members.value : []) {
    if (!isManager) continue
    const vips = await ask('vipNumber.list', { accountId: account.id, memberId: id })
    if (!vips.ok) return vips
    rows.push(...vips.value.map(({ number, description = '' }) => [m.assist_vip_number(), description, number, '']))
  }
  return { ok: true, value: rows }
}

async function soundRows(account: Account, groupId: string): Promise<Result<readonly Row[]>> {
  if (!account.capabilities.includes('announcements')) return { ok: true, value: [] }
  const sounds = await ask('announcement.list', { accountId: account.id, groupId })
  if (!sounds.ok) return sounds
  return {
    ok: true,
    value: sounds.value.map(({ file, place }) => [
      m.assist_announcement(),
      file,
      place === undefined ? '' : String(place),
      ''
    ])
  }
}
