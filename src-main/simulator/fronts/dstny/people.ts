import type { Extension } from '../../people/extension.ts'
import type { FrontContext } from './front-context.ts'
import { DstnyRefusal } from './http/reply.ts'

/** The entry id a contact has besides its address (Dstny API 3.15). */
export const entryIdOf = (extension: Extension): string =>
  `entry-${extension.data.shortNumber}-${extension.data.domain}`

/** The user a contact id names. @throws DstnyRefusal 404 contact.does.not.exist */
export function contactUser(cid: string, domain: string, { pbx }: FrontContext): Extension {
  const number = cid.includes('@') && cid.startsWith('+') ? cid.split('@')[0] : undefined
  const found =
    pbx.findExtension(number ?? cid, domain) ?? pbx.extensions.find((extension) => entryIdOf(extension) === cid)
  if (found === undefined) throw new DstnyRefusal(404, { fieldName: 'cid', code: 'contact.does.not.exist', name: cid })
  return found
}

/** The user of a path. @throws DstnyRefusal 404 user.does.not.exist */
export function pathUser(userId: string, domain: string, { pbx }: Pick<FrontContext, 'pbx'>): Extension {
  const found = pbx.extensions.find(({ data }) => {
    return data.domain === domain && data.id.normalize() === userId.normalize()
  })
  if (found !== undefined) return found
  throw new DstnyRefusal(404, { fieldName: 'user', code: 'user.does.not.exist', name: `${userId}@${domain}` })
}
