import * as z from 'zod/mini'

/** What a field holds: text, a number as it was typed, the value of a choice; whether a box is ticked; the values of a list. */
export const formValue = z.union([
  z.string().check(z.maxLength(4_000)),
  z.boolean(),
  z.array(z.string().check(z.maxLength(200))).check(z.maxLength(200))
])
export type FormValue = z.infer<typeof formValue>
export const formValues = z.record(z.string().check(z.maxLength(40)), formValue)
/** What a form holds, by the names of its fields. */
export type FormValues = Readonly<z.infer<typeof formValues>>

/**
 * One input of a form, for signing in or for the options of an account. Texts are translated already. A `number` is whole and
 * not negative; of a `choice` one of the `options` is taken, of a `list` any of them, or what was typed where it has none.
 */
export const formField = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'address', 'password', 'code', 'checkbox', 'number', 'choice', 'list']),
  required: z.boolean(),
  hint: z.optional(z.string()),
  placeholder: z.optional(z.string()),
  /** For few people: shown when asked for. */
  advanced: z.optional(z.boolean()),
  options: z.optional(z.array(z.object({ value: z.string(), label: z.string() }))),
  /** The least and the most a number may be. */
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  /** What it holds at first: what is kept of the account. Never a secret. */
  value: z.optional(formValue)
})
export type FormField = z.infer<typeof formField>

/** What is wrong with the value of a field. */
export type FieldProblem = 'missing' | 'noNumber' | 'noOption'

/** Judges the value of a field; what a box means is the connector's to judge. */
export function fieldProblem(field: FormField, value: FormValue | undefined): FieldProblem | undefined {
  if (field.kind === 'checkbox') return undefined
  const texts = (Array.isArray(value) ? value : [value]).flatMap((one) => (typeof one === 'string' ? [one.trim()] : []))
  if (texts.every((text) => text === '')) return field.required ? 'missing' : undefined
  const { options, min = 0, max = Number.MAX_SAFE_INTEGER } = field
  switch (field.kind) {
    case 'number':
      return texts.every((text) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max)
        ? undefined
        : 'noNumber'
    case 'choice':
    case 'list':
      return options === undefined || texts.every((text) => options.some((one) => one.value === text))
        ? undefined
        : 'noOption'
    default:
      return undefined
  }
}

/** A telephone system an account can be of. */
export const vendorName = z.object({
  vendor: z.string(),
  /** Its name for people. */
  vendorName: z.string()
})
export type VendorName = z.infer<typeof vendorName>

/** Settings are described, not drawn: one form in the renderer draws the sign-in of every vendor. */
export const signInForm = z.object({
  vendor: z.string(),
  /** Ways to sign in, the best first; each shows its own fields. */
  methods: z.array(z.object({ id: z.string(), label: z.string(), fields: z.array(formField) })),
  /** Another description of the server's interface can be chosen: see `endpoints.choose`. */
  takesEndpoints: z.optional(z.boolean())
})
export type SignInForm = z.infer<typeof signInForm>

/** What the user typed; a password travels this way once and never back. */
export const signInInput = z.object({
  vendor: z.string().check(z.maxLength(40)),
  method: z.string().check(z.maxLength(40)),
  /** Signs in again to this account instead of adding one. */
  accountId: z.optional(z.string().check(z.maxLength(80))),
  /** What `endpoints.choose` gave, where the server's interface differs. */
  endpointChoiceId: z.optional(z.string().check(z.maxLength(80))),
  /** What `certificate.look` or `certificate.chooseAuthority` gave, once the user has confirmed it. */
  trustChoiceId: z.optional(z.string().check(z.maxLength(80))),
  values: formValues,
  /** The user has read what signing in warned of. */
  confirmed: z.optional(z.boolean())
})
export type SignInInput = z.infer<typeof signInInput>

/** `more`: send the same values again with these fields; `warning`: send them again `confirmed`. Nothing is kept until then. */
export const signInOutcome = z.union([
  z.object({ status: z.literal('signedIn'), accountId: z.string() }),
  z.object({ status: z.literal('more'), message: z.string(), fields: z.array(formField) }),
  z.object({ status: z.literal('warning'), message: z.string() })
])
export type SignInOutcome = z.infer<typeof signInOutcome>
