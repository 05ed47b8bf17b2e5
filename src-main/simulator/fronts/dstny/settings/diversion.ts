import type { DiversionRuleKind, LineOrder } from '../../../people/diversions.ts'
import type { Extension } from '../../../people/extension.ts'
import { fieldsOf, type Fields } from '../fields.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { dialable } from '../numbers.ts'
import { DstnyRefusal, empty, json } from '../http/reply.ts'
import { invalid, required, type DstnyRequest } from '../http/request.ts'

/** The eight rule types, in the order answers list them (Dstny API 2.7). */
const ruleNames = {
  always: 'CFWD_ALL',
  busy: 'CFWD_ON_BUSY',
  busyInCall: 'CFWD_ON_BUSY_IN_CALL',
  busyInCallOrUnreachable: 'CFWD_ON_BUSY_IN_CALL_OR_UNREACHABLE',
  busyOrUnreachable: 'CFWD_ON_BUSY_OR_UNREACHABLE',
  noAnswer: 'CFWD_NO_ANSWER',
  noAnswerOrUnreachable: 'CFWD_NO_ANSWER_OR_UNREACHABLE',
  unreachable: 'CFWD_UNREACHABLE'
} as const satisfies Record<DiversionRuleKind, string>

const ruleKinds = Object.keys(ruleNames) as DiversionRuleKind[] // the keys are the kinds
const lineNames = { primary: 'PRIMARY', secondary: 'SECONDARY' } as const
const lines = { PRIMARY: 'primary', SECONDARY: 'secondary' } as const

/** One rule that a request wants to change; without a number it is turned off. */
interface RuleWish {
  readonly line: LineOrder
  readonly kind: DiversionRuleKind
  readonly number: string | undefined
}

const linesOf = ({ data }: Extension): LineOrder[] =>
  data.mobile === undefined ? ['primary'] : ['primary', 'secondary']

/** @throws DstnyRefusal 404 when the person has no such line. */
function demandLine(line: LineOrder, extension: Extension): LineOrder {
  if (linesOf(extension).includes(line)) return line
  throw new DstnyRefusal(404, { fieldName: 'lineOrderType', code: 'item.does.not.exist', name: lineNames[line] })
}

function lineParam(request: DstnyRequest): LineOrder {
  const name = request.param('lineOrderType')
  if (name !== 'PRIMARY' && name !== 'SECONDARY') return invalid('lineOrderType', name)
  return demandLine(lines[name], request.user)
}

function kindNamed(name: string, field: string): DiversionRuleKind {
  return ruleKinds.find((kind) => ruleNames[kind] === name) ?? invalid(field, name)
}

const kindParam = (request: DstnyRequest): DiversionRuleKind =>
  kindNamed(request.param('diversionRuleType'), 'diversionRuleType')

function ruleJson(extension: Extension, line: LineOrder, kind: DiversionRuleKind): object {
  const phoneNumber = extension.diversions.rules[line].get(kind)
  return { ...(phoneNumber !== undefined && { phoneNumber }), diversionRoutingRulesType: ruleNames[kind] }
}

const lineJson = (extension: Extension, line: LineOrder): object => ({
  lineNumber: line === 'primary' ? extension.data.number : extension.data.mobile,
  lineOrderType: lineNames[line],
  lineType: line === 'primary' ? 'OFFICE_FIXED' : 'OFFICE_MOBILE',
  userDiversionRules: ruleKinds.map((kind) => ruleJson(extension, line, kind))
})

const rulesJson = ({ data }: Extension, userDiversionLineRules: object[]): object => ({
  user: { domain: data.domain, userid: data.id },
  userDiversionLineRules
})

function numberOf(fields: Fields): string | undefined {
  const number = fields.text('phoneNumber')
  return number === undefined || number === '' ? undefined : dialable('phoneNumber', number)
}

function wishesOf(fields: Fields, line: LineOrder): RuleWish[] {
  const rules = fields.list('userDiversionRules') ?? required('userDiversionRules')
  return rules.flatMap((rule) => {
    const name = rule.requiredText('diversionRoutingRulesType')
    if (name === 'NONE') return []
    return [{ line, kind: kindNamed(name, 'diversionRoutingRulesType'), number: numberOf(rule) }]
  })
}

/** The line a part of the body is about: named by its order or by its number. */
function lineIn(fields: Fields, extension: Extension): LineOrder {
  const order = fields.oneOf('lineOrderType', ['PRIMARY', 'SECONDARY'])
  if (order !== undefined) return demandLine(lines[order], extension)
  const number = fields.text('lineNumber')
  if (number === undefined) return required('lineOrderType')
  if (number === extension.data.number) return 'primary'
  return number === extension.data.mobile ? 'secondary' : invalid('lineNumber', number)
}

function apply(wishes: readonly RuleWish[], extension: Extension, { pbx }: FrontContext) {
  for (const { line, kind, number } of wishes) {
    if (number === undefined) extension.diversions.rules[line].delete(kind)
    else extension.diversions.rules[line].set(kind, number)
  }
  pbx.events.emit({ kind: 'configuration', extension })
  return empty()
}

const everyRule = (line: LineOrder): RuleWish[] => ruleKinds.map((kind) => ({ line, kind, number: undefined }))

const updateDiversionRules: Handler = (request, context) => {
  const parts = fieldsOf(request).list('userDiversionLineRules') ?? required('userDiversionLineRules')
  const wishes = parts.flatMap((part) => wishesOf(part, lineIn(part, request.user)))
  return apply(wishes, request.user, context)
}

const updateLineDiversionRules: Handler = (request, context) => {
  const line = lineParam(request)
  const parts = fieldsOf(request).list('userDiversionLineRules') ?? [fieldsOf(request)]
  for (const part of parts) {
    const order = part.oneOf('lineOrderType', ['PRIMARY', 'SECONDARY'])
    if (order !== undefined && lines[order] !== line) invalid('lineOrderType', order)
  }
  const wishes = parts.flatMap((part) => wishesOf(part, line))
  return apply(wishes, request.user, context)
}

const setDiversionRule: Handler = (request, context) => {
  const line = lineParam(request)
  const kind = kindParam(request)
  const fields = fieldsOf(request)
  const order = fields.oneOf('lineOrderType', ['PRIMARY', 'SECONDARY'])
  if (order !== undefined && lines[order] !== line) invalid('lineOrderType', order)
  const name = fields.text('diversionRoutingRulesType')
  if (name !== undefined && name !== ruleNames[kind]) invalid('diversionRoutingRulesType', name)
  return apply([{ line, kind, number: numberOf(fields) }], request.user, context)
}

/** The rules of Diversion API; the active number is with the configuration (Dstny API 3.18, 5.10). */
export const diversionHandlers: Handlers = {
  getDiversionRules: ({ user }) =>
    json(
      rulesJson(
        user,
        linesOf(user).map((line) => lineJson(user, line))
      )
    ),
  updateDiversionRules,
  deleteDiversionRules: ({ user }, context) => apply(linesOf(user).flatMap(everyRule), user, context),
  getLineDiversionRules: (request) => json(rulesJson(request.user, [lineJson(request.user, lineParam(request))])),
  updateLineDiversionRules,
  deleteLineDiversionRules: (request, context) => apply(everyRule(lineParam(request)), request.user, context),
  getDiversionRule: (request) => {
    const line = lineParam(request)
    return json({ lineOrderType: lineNames[line], ...ruleJson(request.user, line, kindParam(request)) })
  },
  setDiversionRule,
  deleteDiversionRule: (request, context) => {
    const wish = { line: lineParam(request), kind: kindParam(request), number: undefined }
    return apply([wish], request.user, context)
  }
}
