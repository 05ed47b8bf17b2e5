/** Forms of replies of which no sample is known (all marked A in the contract). */
export interface AssumedForms {
  /** How an action says that it was done; `Success|…|` is known of DIAL only. */
  actionReply: 'OK' | 'Success'
  /** How the reply to DIAL looks with `format=json`. */
  dialJson: 'plain' | 'object'
  /** How the state of a call made by DIAL is told. */
  originatedCallForm: 'object' | 'text'
  /** How agents that are connected are told: as the others, or shorter. */
  connectedAgentsForm: 'full' | 'short'
  /** What a wrong password is answered with. */
  checkUserRefusal: 'empty' | 'wrongKey'
  tokenForm: 'text' | 'object'
  /** How the state of a registration is told. */
  registrationForm: 'word' | 'object'
  /** A body to be sent instead of the reply, by the name of the request: how a real system was seen to answer. */
  bodies: Record<string, string>
}

/** The forms unless told otherwise: those that are likeliest. */
export const mostSeen: AssumedForms = {
  actionReply: 'OK',
  dialJson: 'plain',
  originatedCallForm: 'object',
  connectedAgentsForm: 'full',
  checkUserRefusal: 'empty',
  tokenForm: 'text',
  registrationForm: 'word',
  bodies: {}
}
