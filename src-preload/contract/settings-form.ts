import * as z from 'zod/mini'

/** One input of a sign-in form. Texts are translated already. */
export const formField = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'address', 'password', 'code', 'checkbox']),
  required: z.boolean(),
  hint: z.optional(z.string()),
  placeholder: z.optional(z.string()),
  /** For few people: shown when asked for. */
  advanced: z.optional(z.boolean()),
  /** A box that is ticked at first: what is kept of the account that is signed in to again. */
  ticked: z.optional(z.boolean())
})
export type FormField = z.infer<typeof formField>

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
  values: z.record(z.string().check(z.maxLength(40)), z.union([z.string().check(z.maxLength(4_000)), z.boolean()]))
})
export type SignInInput = z.infer<typeof signInInput>

/** `secondFactor`: send the same values again with the field `code`. */
export const signInOutcome = z.union([
  z.object({ status: z.literal('signedIn'), accountId: z.string() }),
  z.object({ status: z.literal('secondFactor'), message: z.string() })
])
export type SignInOutcome = z.infer<typeof signInOutcome>
