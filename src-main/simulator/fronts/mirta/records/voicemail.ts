import { SECOND } from '../../../../util/durations.ts'
import type { CallLogItem } from '../../../core/call-log.ts'
import { secret } from '../access/secrets.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, list, nothing, words, type Row } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import { numberOf } from '../numbers.ts'
import type { Tenant } from '../tenants.ts'
import { soundFile } from './sound-files.ts'

interface Mailbox {
  readonly number: string
  readonly name: string
  readonly email: string
  readonly items: readonly CallLogItem[]
}

/** The mailboxes of people, and those that groups share. */
function mailboxesOf(tenant: Tenant, { tenants, queueBook }: FrontContext): readonly Mailbox[] {
  const kept = (items: readonly CallLogItem[]): readonly CallLogItem[] =>
    items.filter(({ kind, bin }) => kind === 'voicemail' && bin === undefined)
  const people = tenants.people(tenant).map(({ data, name, log }) => {
    return { number: data.shortNumber, name, email: data.email ?? '', items: kept(log) }
  })
  const groups = queueBook.of([tenant]).map(({ data, inbox }) => {
    return { number: data.shortNumber, name: data.name, email: '', items: kept(inbox) }
  })
  return [...people, ...groups]
}

/** `1475685709-00000004` */
export const messageId = (
  item: CallLogItem,
  { messageNumbers, time }: Pick<FrontContext, 'messageNumbers' | 'time'>
): string => {
  const number = String(messageNumbers.of(item)).padStart(8, '0')
  return `${Math.floor(time.shown(item.startedAt) / SECOND)}-${number}`
}

const mailboxes: Handler = (request, context) => {
  const asked = request.optional('mailbox') ?? ''
  const found = request.tenants.flatMap((tenant) =>
    mailboxesOf(tenant, context)
      .filter(({ number }) => asked === '' || number === asked)
      .map((mailbox) => ({ mailbox, tenant }))
  )
  const rows = found.map(({ mailbox: { number, name, email }, tenant }, index) => ({
    uniqueid: String(40 + index),
    context: tenant.code,
    mailbox: number,
    password: secret('pin', `${number}-${tenant.code}`),
    fullname: name,
    email,
    attach: 'yes',
    imapuser: '',
    imappassword: secret('imap', `${number}-${tenant.code}`),
    vm_smtppassword: secret('mail', tenant.code),
    stamp: context.time.write(context.pbx.clock.now())
  }))
  const plain = rows.map(({ mailbox, fullname, email, attach }) => `${mailbox}|${fullname}|${email}|${attach}|\n`)
  return list(rows, `Mailbox|Fullname|Email|Attach|\n${plain.join('')}`)
}

const voicemailMessages: Handler = (request, context) => {
  const { tenant } = request
  const mailbox = mailboxesOf(tenant, context).find(({ number }) => number === request.text('mailbox'))
  return list((mailbox?.items ?? []).map((item) => messageRow(item, mailbox?.number ?? '', tenant, context)))
}

const messageRow = (item: CallLogItem, mailbox: string, tenant: Tenant, context: FrontContext): Row => ({
  Msgid: messageId(item, context),
  CallerID: `"${item.remote.name ?? ''}" <${numberOf(item.remote, tenant, context.switches)}>`,
  Duration: String(Math.floor(item.durationMs / SECOND)),
  DateTime: context.time.write(item.startedAt),
  Dir: `/var/spool/asterisk/voicemail/${tenant.code}/${mailbox}/${item.isSeen ? 'Old' : 'INBOX'}`
})

/** A message by its id, in the mailbox that is named or in any; by its number where a table is asked. */
function find(request: MirtaRequest, context: FrontContext): CallLogItem | undefined {
  const mailbox = request.optional('mailbox') ?? ''
  const all = request.tenants.flatMap((tenant) => mailboxesOf(tenant, context))
  const items = all.filter(({ number }) => mailbox === '' || number === mailbox).flatMap((one) => one.items)
  const [msgid, id] = [request.exactly('msgid'), request.exactly('id')]
  return items.find((item) => messageId(item, context) === msgid || String(context.messageNumbers.of(item)) === id)
}

const voicemailSound: Handler = (request, context) => {
  const item = find(request, context)
  return item === undefined ? nothing : soundFile('voicemail', item.durationMs, context.switches.voicemailType)
}

const deleteVoicemail: Handler = (request, context) => {
  const item = find(request, context)
  if (item === undefined) return nothing
  item.bin = 'deleted'
  return done()
}

const mark =
  (seen: boolean): Handler =>
  (request, context) => {
    const item = find(request, context)
    if (item === undefined) return nothing
    item.isSeen = seen
    item.isPlayed = seen
    if (context.switches.messageIdChanges) context.messageNumbers.renumber(item)
    return done()
  }

const voicemailTranscript: Handler = (request, context) => {
  const item = find(request, context)
  return item === undefined ? nothing : words(`Hello, this is ${item.remote.name ?? 'me'}. Please call me back.\n`)
}

/** Voicemail (MiRTA 8.3). */
export const voicemailHandlers: Handlers = {
  mailboxes,
  voicemailMessages,
  voicemailSound,
  voicemailSoundById: voicemailSound,
  voicemailTranscript,
  deleteVoicemail,
  markVoicemailRead: mark(true),
  markVoicemailUnread: mark(false)
}
