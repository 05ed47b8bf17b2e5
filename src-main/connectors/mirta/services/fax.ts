import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import { writtenDestination } from '../calls/destination.ts'
import type { MirtaContext } from '../context.ts'

/** Sends a PDF as fax; it costs and is never repeated (MiRTA 3, FAX). */
export const faxServices = ({ client, self, options }: MirtaContext): Services<'fax.send'> => ({
  'fax.send': async ({ to, name, bytes }, signal) => {
    if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== '%PDF-')
      throw new CtiError('protocol', { userMessage: m.error_fax_not_pdf() })
    const fileName = `${(displayText(name) ?? 'fax').replace(/\.pdf$/i, '')}.pdf`
    const filename = { fileName, contentType: 'application/pdf', content: bytes }
    const dest = writtenDestination(to, options)
    await client.messages.sendFax({ source_number: self.extension, dest_number: dest, filename }, signal)
  }
})
