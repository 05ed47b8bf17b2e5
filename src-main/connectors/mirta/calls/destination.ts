import type { MirtaOptions } from '../account/options.ts'

/** A dialable number as the system wants it: in place of the `+` stands what leads outside, where that is set (MiRTA 4.1). */
export const writtenDestination = (number: string, { outsidePrefix }: Pick<MirtaOptions, 'outsidePrefix'>): string => {
  const plain = number.replace(/[^\d+*#]/g, '')
  return outsidePrefix === '' ? plain : plain.replace(/^\+/, outsidePrefix)
}
