import type { RawBody } from '../../../transport/http-request.ts'
import { Secret } from '../../../logging/secret.ts'
import type { SentFile } from './request-input.ts'

/**
 * A form with files (RFC 7578). `boundary` must be in no value. No secret belongs in it: its bytes are made before the HTTP client
 * has them. @throws TypeError for a secret
 */
export function formBody(
  texts: readonly (readonly [name: string, value: string | Secret])[],
  files: readonly (SentFile & { readonly named: string })[],
  boundary: string
): RawBody {
  const parts = [
    ...texts.map(([name, value]) => part(boundary, quoted('name', name), shownText(value))),
    ...files.map(({ named, fileName, contentType, content }) =>
      part(boundary, `${quoted('name', named)}; ${quoted('filename', fileName)}`, content, contentType)
    )
  ]
  const content = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  return { contentType: `multipart/form-data; boundary=${boundary}`, content }
}

function shownText(value: string | Secret): string {
  if (value instanceof Secret) throw new TypeError('a secret cannot be in a form with files')
  return value
}

function part(boundary: string, about: string, content: Uint8Array | string, contentType?: string): Uint8Array {
  const type = contentType === undefined ? '' : `\r\ncontent-type: ${contentType.replace(/[^\x20-\x7e]/g, '')}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; ${about}${type}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')])
}

/** Signs that would end the value are percent-encoded (WHATWG, multipart/form-data). */
const quoted = (name: string, value: string): string =>
  `${name}="${value.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign))}"`
