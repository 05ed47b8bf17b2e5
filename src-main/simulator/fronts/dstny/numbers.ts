import { invalid } from './http/request.ts'

/** Checks a number somebody typed. @throws DstnyRefusal 400 value.invalid */
export const dialable = (name: string, number: string): string =>
  /^\+?[\d*#]{1,30}$/.test(number) ? number : invalid(name, number)
