import type { CallerLine } from '../../../core/parties.ts'
import { lineType } from '../settings/configuration.ts'
import type { FrontContext } from '../front-context.ts'
import { isNumber } from '../http/reply.ts'
import { invalid, required, type DstnyRequest } from '../http/request.ts'

const commonRoles: readonly string[] = ['private', 'business']

/** Accepts the roles of the organisation and the two that always exist. @throws DstnyRefusal 400 */
export function checkRole(role: string | undefined, { pbx }: FrontContext): void {
  if (role === undefined || commonRoles.includes(role.toLowerCase())) return
  if (!pbx.data.roles.some(({ id }) => id === role)) invalid('role', role)
}

/** The caller line a request asks for (Dstny API 2.1, UserLineRef). @throws DstnyRefusal 400 */
export function lineOf(request: DstnyRequest, context: FrontContext): CallerLine | undefined {
  const { userLine } = request.body
  if (userLine === undefined || userLine === null) return undefined
  if (typeof userLine !== 'object') return invalid('userLine', String(userLine))
  const { type, groupId } = userLine as Readonly<Record<string, unknown>> // an object, by the line above
  if (typeof type !== 'string') return required('userLine.type')
  if (!isNumber(groupId)) return required('userLine.groupId')
  const found = request.user.lines.find((line) => lineType(line, context) === type && line.groupId === groupId.value)
  return found ?? invalid('userLine', type)
}
