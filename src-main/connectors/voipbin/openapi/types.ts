// Made from wire-tables/voipbin/openapi.json and corrections.ts; `vitest -u` on types.test.ts makes it anew.
export interface paths {
  readonly '/auth/login': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postAuthLogin']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/accesskeys': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getAccesskeys']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/accesskeys/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getAccesskeysId']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/me': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getMe']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/customer': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getCustomer']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/me': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsMe']
    readonly put: operations['putServiceAgentsMe']
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/me/status': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put: operations['putServiceAgentsMeStatus']
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/me/addresses': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put: operations['putServiceAgentsMeAddresses']
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/customer': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsCustomer']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/agents': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsAgents']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/agents/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsAgentsId']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/calls': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsCalls']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/calls/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsCallsId']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/contacts': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsContacts']
    readonly put?: never
    readonly post: operations['postServiceAgentsContacts']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/contacts/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsContactsId']
    readonly put: operations['putServiceAgentsContactsId']
    readonly post?: never
    readonly delete: operations['deleteServiceAgentsContactsId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/contacts/lookup': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsContactsLookup']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/contacts/{id}/addresses': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postServiceAgentsContactsIdAddresses']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/contacts/{id}/addresses/{address_id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put: operations['putServiceAgentsContactsIdAddressesAddressId']
    readonly post?: never
    readonly delete: operations['deleteServiceAgentsContactsIdAddressesAddressId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/extensions': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsExtensions']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/extensions/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsExtensionsId']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/tags': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsTags']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/tags/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsTagsId']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/service_agents/ws': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getServiceAgentsWs']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/agents': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getAgents']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/agents/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getAgentsId']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/agents/{id}/status': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put: operations['putAgentsIdStatus']
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/agents/{id}/addresses': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put: operations['putAgentsIdAddresses']
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/calls': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getCalls']
    readonly put?: never
    readonly post: operations['postCalls']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/calls/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getCallsId']
    readonly put?: never
    readonly post?: never
    readonly delete: operations['deleteCallsId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/calls/{id}/hangup': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postCallsIdHangup']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/calls/{id}/hold': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postCallsIdHold']
    readonly delete: operations['deleteCallsIdHold']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/calls/{id}/mute': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postCallsIdMute']
    readonly delete: operations['deleteCallsIdMute']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/calls/{id}/moh': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postCallsIdMoh']
    readonly delete: operations['deleteCallsIdMoh']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/calls/{id}/silence': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postCallsIdSilence']
    readonly delete: operations['deleteCallsIdSilence']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/calls/{id}/recording_start': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postCallsIdRecordingStart']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/calls/{id}/recording_stop': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postCallsIdRecordingStop']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/calls/{id}/talk': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postCallsIdTalk']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/groupcalls': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getGroupcalls']
    readonly put?: never
    readonly post: operations['postGroupcalls']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/groupcalls/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getGroupcallsId']
    readonly put?: never
    readonly post?: never
    readonly delete: operations['deleteGroupcallsId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/groupcalls/{id}/hangup': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postGroupcallsIdHangup']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/queues': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getQueues']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/queues/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getQueuesId']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/queuecalls': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getQueuecalls']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/queuecalls/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getQueuecallsId']
    readonly put?: never
    readonly post?: never
    readonly delete: operations['deleteQueuecallsId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/queuecalls/{id}/kick': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postQueuecallsIdKick']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/queuecalls/reference_id/{id}/kick': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postQueuecallsReferenceIdIdKick']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/transfers': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postTransfers']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/conferences': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getConferences']
    readonly put?: never
    readonly post: operations['postConferences']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/conferences/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getConferencesId']
    readonly put: operations['putConferencesId']
    readonly post?: never
    readonly delete: operations['deleteConferencesId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/conferences/{id}/recording_start': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postConferencesIdRecordingStart']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/conferences/{id}/recording_stop': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postConferencesIdRecordingStop']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/conferencecalls': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getConferencecalls']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/conferencecalls/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getConferencecallsId']
    readonly put?: never
    readonly post?: never
    readonly delete: operations['deleteConferencecallsId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/contacts': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getContacts']
    readonly put?: never
    readonly post: operations['postContacts']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/contacts/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getContactsId']
    readonly put: operations['putContactsId']
    readonly post?: never
    readonly delete: operations['deleteContactsId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/contacts/lookup': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getContactsLookup']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/contacts/{id}/addresses': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postContactsIdAddresses']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/contacts/{id}/addresses/{address_id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put: operations['putContactsIdAddressesAddressId']
    readonly post?: never
    readonly delete: operations['deleteContactsIdAddressesAddressId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/contacts/{id}/tags': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post: operations['postContactsIdTags']
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/contacts/{id}/tags/{tag_id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get?: never
    readonly put?: never
    readonly post?: never
    readonly delete: operations['deleteContactsIdTagsTagId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/recordings': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getRecordings']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/recordings/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getRecordingsId']
    readonly put?: never
    readonly post?: never
    readonly delete: operations['deleteRecordingsId']
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/recordingfiles/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getRecordingfilesId']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/tags': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getTags']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/tags/{id}': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getTagsId']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
  readonly '/ws': {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly get: operations['getWs']
    readonly put?: never
    readonly post?: never
    readonly delete?: never
    readonly options?: never
    readonly head?: never
    readonly patch?: never
    readonly trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    readonly AgentManagerAgent: {
      readonly id?: string
      readonly customer_id?: string
      readonly username?: string
      readonly name?: string
      readonly detail?: string
      readonly ring_method?: components['schemas']['AgentManagerAgentRingMethod']
      readonly status?: components['schemas']['AgentManagerAgentStatus']
      readonly permission?: components['schemas']['AgentManagerAgentPermission']
      readonly tag_ids?: readonly string[]
      readonly addresses?: readonly components['schemas']['CommonAddress'][]
      readonly direct_hash?: string
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    readonly AgentManagerAgentPermission: number
    /** @enum {string} */
    readonly AgentManagerAgentRingMethod: 'ringall' | 'linear'
    /** @enum {string} */
    readonly AgentManagerAgentStatus: '' | 'available' | 'away' | 'busy' | 'offline' | 'ringing'
    readonly AuthLoginRequest: {
      readonly username: string
      readonly password: string
    }
    readonly AuthLoginResponse: {
      readonly username: string
      readonly token: string
    }
    readonly CallManagerCall: {
      readonly id?: string
      readonly customer_id?: string
      readonly owner_type?: string
      readonly owner_id?: string
      readonly flow_id?: string
      readonly activeflow_id?: string
      readonly type?: components['schemas']['CallManagerCallType']
      readonly master_call_id?: string
      readonly chained_call_ids?: readonly string[]
      readonly recording_id?: string
      readonly recording_ids?: readonly string[]
      readonly groupcall_id?: string
      readonly source?: components['schemas']['CommonAddress']
      readonly destination?: components['schemas']['CommonAddress']
      readonly status?: components['schemas']['CallManagerCallStatus']
      readonly action?: components['schemas']['FlowManagerAction']
      readonly direction?: components['schemas']['CallManagerCallDirection']
      readonly mute_direction?: components['schemas']['CallManagerCallMuteDirection']
      readonly hangup_by?: components['schemas']['CallManagerCallHangupBy']
      readonly hangup_reason?: components['schemas']['CallManagerCallHangupReason']
      readonly metadata?: {
        readonly [key: string]: unknown
      } | null
      readonly tm_progressing?: string | null
      readonly tm_ringing?: string | null
      readonly tm_hangup?: string | null
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    /** @enum {string} */
    readonly CallManagerCallDirection: 'incoming' | 'outgoing'
    /** @enum {string} */
    readonly CallManagerCallHangupBy: '' | 'remote' | 'local'
    /** @enum {string} */
    readonly CallManagerCallHangupReason:
      '' | 'normal' | 'failed' | 'busy' | 'cancel' | 'timeout' | 'noanswer' | 'dialout' | 'amd'
    /** @enum {string} */
    readonly CallManagerCallMuteDirection: '' | 'both' | 'out' | 'in'
    /** @enum {string} */
    readonly CallManagerCallStatus: 'dialing' | 'ringing' | 'progressing' | 'terminating' | 'canceling' | 'hangup'
    /** @enum {string} */
    readonly CallManagerCallType: '' | 'flow' | 'conference' | 'sip-service'
    readonly CallManagerGroupcall: {
      readonly id?: string
      readonly customer_id?: string
      readonly owner_type?: string
      readonly owner_id?: string
      readonly status?: components['schemas']['CallManagerGroupcallStatus']
      readonly flow_id?: string
      readonly source?: components['schemas']['CommonAddress']
      readonly destinations?: readonly components['schemas']['CommonAddress'][]
      readonly master_call_id?: string | null
      readonly master_groupcall_id?: string | null
      readonly ring_method?: components['schemas']['CallManagerGroupcallRingMethod']
      readonly answer_method?: components['schemas']['CallManagerGroupcallAnswerMethod']
      readonly answer_call_id?: string
      readonly call_ids?: readonly string[]
      readonly answer_groupcall_id?: string
      readonly groupcall_ids?: readonly string[]
      readonly call_count?: number
      readonly groupcall_count?: number
      readonly dial_index?: number | null
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    /** @enum {string} */
    readonly CallManagerGroupcallAnswerMethod: '' | 'hangup_others'
    /** @enum {string} */
    readonly CallManagerGroupcallRingMethod: '' | 'ring_all' | 'linear'
    /** @enum {string} */
    readonly CallManagerGroupcallStatus: 'progressing' | 'hangingup' | 'hangup'
    readonly CallManagerRecording: {
      readonly id?: string
      readonly customer_id?: string
      readonly owner_type?: string
      readonly owner_id?: string
      readonly reference_type?: components['schemas']['CallManagerRecordingReferenceType']
      readonly reference_id?: string
      readonly status?: components['schemas']['CallManagerRecordingStatus']
      readonly format?: components['schemas']['CallManagerRecordingFormat']
      readonly activeflow_id?: string
      readonly on_end_flow_id?: string
      readonly tm_start?: string | null
      readonly tm_end?: string | null
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    /** @enum {string} */
    readonly CallManagerRecordingFormat: 'wav'
    /** @enum {string} */
    readonly CallManagerRecordingReferenceType: 'call' | 'confbridge'
    /** @enum {string} */
    readonly CallManagerRecordingStatus: 'initiating' | 'recording' | 'stopping' | 'ended'
    readonly CommonAddress: {
      readonly type?: string
      readonly target?: string
      readonly target_name?: string
      readonly name?: string
      readonly detail?: string
    }
    readonly CommonPagination: {
      readonly next_page_token?: string
    }
    readonly ConferenceManagerConference: {
      readonly id?: string
      readonly customer_id?: string
      readonly type?: components['schemas']['ConferenceManagerConferenceType']
      readonly status?: components['schemas']['ConferenceManagerConferenceStatus']
      readonly name?: string
      readonly detail?: string
      readonly data?: {
        readonly [key: string]: unknown
      }
      readonly timeout?: number
      readonly pre_flow_id?: string
      readonly post_flow_id?: string
      readonly conferencecall_ids?: readonly string[]
      readonly recording_id?: string
      readonly recording_ids?: readonly string[]
      readonly transcribe_id?: string
      readonly transcribe_ids?: readonly string[]
      readonly direct_hash?: string
      readonly tm_end?: string | null
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    /** @enum {string} */
    readonly ConferenceManagerConferenceStatus: 'starting' | 'progressing' | 'terminating' | 'terminated'
    /** @enum {string} */
    readonly ConferenceManagerConferenceType: '' | 'conference' | 'connect' | 'queue'
    readonly ConferenceManagerConferencecall: {
      readonly id?: string
      readonly customer_id?: string
      readonly activeflow_id?: string
      readonly conference_id?: string
      readonly reference_type?: components['schemas']['ConferenceManagerConferencecallReferenceType']
      readonly reference_id?: string
      readonly status?: components['schemas']['ConferenceManagerConferencecallStatus']
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    /** @enum {string} */
    readonly ConferenceManagerConferencecallReferenceType: 'call'
    /** @enum {string} */
    readonly ConferenceManagerConferencecallStatus: 'joining' | 'joined' | 'leaving' | 'leaved'
    readonly ContactManagerAddress: components['schemas']['CommonAddress'] & {
      /**
       * Format: uuid
       * @description Unique identifier for the address.
       * @example 550e8400-e29b-41d4-a716-446655440000
       */
      readonly id?: string
      /**
       * Format: uuid
       * @description Unique identifier of the contact this address belongs to.
       * @example 7c4d2f3a-1b8e-4f5c-9a6d-3e2f1a0b4c5d
       */
      readonly contact_id?: string
      /**
       * Format: uuid
       * @description Unique identifier of the customer this address belongs to.
       * @example a1b2c3d4-e5f6-7890-abcd-ef1234567890
       */
      readonly customer_id?: string
      /**
       * @description Indicates if this is the primary address for the given type.
       * @example true
       */
      readonly is_primary?: boolean
      /**
       * @description Timestamp when the address was created.
       * @example 2026-01-15T09:30:00.000000Z
       */
      readonly tm_create?: string | null
    }
    readonly ContactManagerContact: {
      readonly id?: string
      readonly customer_id?: string
      readonly first_name?: string
      readonly last_name?: string
      readonly display_name?: string
      readonly company?: string
      readonly job_title?: string
      readonly source?: components['schemas']['ContactManagerContactSource']
      readonly external_id?: string
      readonly notes?: string
      readonly addresses?: readonly components['schemas']['ContactManagerAddress'][]
      readonly tag_ids?: readonly string[]
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    /** @enum {string} */
    readonly ContactManagerContactSource: 'manual' | 'import' | 'api' | 'sync'
    readonly CustomerManagerAccesskey: {
      readonly id?: string
      readonly customer_id?: string
      readonly name?: string
      readonly detail?: string
      readonly token?: string
      readonly token_prefix?: string
      readonly tm_expire?: string | null
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    readonly CustomerManagerCustomer: {
      readonly id?: string
      readonly name?: string
      readonly detail?: string
      readonly email?: string
      readonly phone_number?: string
      readonly address?: string
      readonly webhook_method?: components['schemas']['CustomerManagerCustomerWebhookMethod']
      readonly webhook_uri?: string
      readonly billing_account_id?: string
      readonly metadata?: components['schemas']['CustomerManagerMetadata']
      readonly email_verified?: boolean
      readonly status?: components['schemas']['CustomerManagerCustomerStatus']
      readonly identity_verification_status?: components['schemas']['CustomerManagerCustomerIdentityVerificationStatus']
      readonly tm_deletion_scheduled?: string | null
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
      readonly webhook_secret?: string
    }
    /** @enum {string} */
    readonly CustomerManagerCustomerIdentityVerificationStatus: 'none' | 'pending' | 'verified' | 'rejected'
    /** @enum {string} */
    readonly CustomerManagerCustomerStatus: 'initial' | 'active' | 'frozen' | 'deleted' | 'expired'
    /** @enum {string} */
    readonly CustomerManagerCustomerWebhookMethod: '' | 'POST' | 'GET' | 'PUT' | 'DELETE'
    readonly CustomerManagerMetadata: {
      readonly rtp_debug?: boolean
    }
    readonly ErrorBody: {
      /** @enum {string} */
      readonly status:
        | 'INVALID_ARGUMENT'
        | 'UNAUTHENTICATED'
        | 'PAYMENT_REQUIRED'
        | 'PERMISSION_DENIED'
        | 'NOT_FOUND'
        | 'ALREADY_EXISTS'
        | 'FAILED_PRECONDITION'
        | 'RESOURCE_EXHAUSTED'
        | 'UNAVAILABLE'
        | 'INTERNAL'
      readonly reason: string
      readonly message: string
      readonly request_id: string
      readonly details?: readonly {
        readonly [key: string]: unknown
      }[]
    }
    readonly ErrorResponse: {
      readonly error: components['schemas']['ErrorBody']
    }
    readonly FlowManagerAction: {
      readonly id?: string
      readonly next_id?: string
      readonly type: components['schemas']['FlowManagerActionType']
      readonly option?: {
        readonly [key: string]: unknown
      }
      readonly tm_execute?: string | null
    }
    /** @enum {string} */
    readonly FlowManagerActionType:
      | 'ai_talk'
      | 'ai_summary'
      | 'amd'
      | 'answer'
      | 'beep'
      | 'branch'
      | 'call'
      | 'condition_call_digits'
      | 'condition_call_status'
      | 'condition_datetime'
      | 'condition_variable'
      | 'confbridge_join'
      | 'conference_join'
      | 'connect'
      | 'conversation_send'
      | 'digits_receive'
      | 'digits_send'
      | 'echo'
      | 'email_send'
      | 'external_media_start'
      | 'external_media_stop'
      | 'fetch'
      | 'fetch_flow'
      | 'goto'
      | 'hangup'
      | 'message_send'
      | 'mute'
      | 'play'
      | 'queue_join'
      | 'recording_start'
      | 'recording_stop'
      | 'sleep'
      | 'stop'
      | 'stream_echo'
      | 'talk'
      | 'transcribe_start'
      | 'transcribe_stop'
      | 'transcribe_recording'
      | 'variable_set'
      | 'webhook_send'
    readonly QueueManagerQueue: {
      readonly id?: string
      readonly customer_id?: string
      readonly name?: string
      readonly detail?: string
      readonly routing_method?: components['schemas']['QueueManagerQueueRoutingMethod']
      readonly tag_ids?: readonly string[]
      readonly direct_hash?: string
      readonly wait_flow_id?: string
      readonly wait_timeout?: number
      readonly service_timeout?: number
      readonly wait_queuecall_ids?: readonly string[]
      readonly service_queuecall_ids?: readonly string[]
      readonly total_incoming_count?: number
      readonly total_serviced_count?: number
      readonly total_abandoned_count?: number
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    /** @enum {string} */
    readonly QueueManagerQueueRoutingMethod: '' | 'random'
    readonly QueueManagerQueuecall: {
      readonly id?: string
      readonly customer_id?: string
      readonly reference_type?: components['schemas']['QueueManagerQueuecallReferenceType']
      readonly reference_id?: string
      readonly status?: components['schemas']['QueueManagerQueuecallStatus']
      readonly service_agent_id?: string
      readonly duration_waiting?: number
      readonly duration_service?: number
      readonly tm_create?: string | null
      readonly tm_service?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    /** @enum {string} */
    readonly QueueManagerQueuecallReferenceType: 'call'
    /** @enum {string} */
    readonly QueueManagerQueuecallStatus:
      'initiating' | 'waiting' | 'connecting' | 'kicking' | 'service' | 'done' | 'abandoned'
    readonly RegistrarManagerExtension: {
      readonly id?: string
      readonly customer_id?: string
      readonly name?: string
      readonly detail?: string
      readonly extension?: string
      readonly domain_name?: string
      readonly username?: string
      readonly password?: string
      readonly direct_hash?: string
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    readonly TagManagerTag: {
      readonly id?: string
      readonly customer_id?: string
      readonly name?: string
      readonly detail?: string
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    readonly TransferManagerTransfer: {
      readonly id?: string
      readonly customer_id?: string
      readonly type?: components['schemas']['TransferManagerTransferType']
      readonly transferer_call_id?: string
      readonly transferee_addresses?: readonly components['schemas']['CommonAddress'][]
      readonly transferee_call_id?: string
      readonly groupcall_id?: string
      readonly confbridge_id?: string
      readonly tm_create?: string | null
      readonly tm_update?: string | null
      readonly tm_delete?: string | null
    }
    /** @enum {string} */
    readonly TransferManagerTransferType: 'attended' | 'blind'
    readonly WebhookEnvelope: {
      readonly type: string
      readonly data: {
        readonly [key: string]: unknown
      }
    }
    readonly WebsocketSubscription: {
      /** @enum {string} */
      readonly type: 'subscribe' | 'unsubscribe'
      readonly topics: readonly string[]
    }
  }
  responses: {
    readonly BadRequest: {
      headers: {
        readonly [name: string]: unknown
      }
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse']
      }
    }
    readonly Conflict: {
      headers: {
        readonly [name: string]: unknown
      }
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse']
      }
    }
    readonly InternalError: {
      headers: {
        readonly [name: string]: unknown
      }
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse']
      }
    }
    readonly NotFound: {
      headers: {
        readonly [name: string]: unknown
      }
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse']
      }
    }
    readonly PaymentRequired: {
      headers: {
        readonly [name: string]: unknown
      }
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse']
      }
    }
    readonly PermissionDenied: {
      headers: {
        readonly [name: string]: unknown
      }
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse']
      }
    }
    readonly TooManyRequests: {
      headers: {
        readonly [name: string]: unknown
      }
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse']
      }
    }
    readonly Unauthenticated: {
      headers: {
        readonly [name: string]: unknown
      }
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse']
      }
    }
    readonly Unavailable: {
      headers: {
        readonly [name: string]: unknown
      }
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse']
      }
    }
  }
  parameters: {
    readonly PageSize: number
    readonly PageToken: string
  }
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  readonly postAuthLogin: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AuthLoginRequest']
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['AuthLoginResponse']
        }
      }
    }
  }
  readonly getAccesskeys: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['CustomerManagerAccesskey'][]
          }
        }
      }
    }
  }
  readonly getAccesskeysId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description ID of the accesskey */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CustomerManagerAccesskey']
        }
      }
    }
  }
  readonly getMe: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  readonly getCustomer: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CustomerManagerCustomer']
        }
      }
    }
  }
  readonly getServiceAgentsMe: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  readonly putServiceAgentsMe: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly name: string
          readonly detail: string
          readonly ring_method: components['schemas']['AgentManagerAgentRingMethod']
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  readonly putServiceAgentsMeStatus: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly status: components['schemas']['AgentManagerAgentStatus']
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  readonly putServiceAgentsMeAddresses: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly addresses: readonly components['schemas']['CommonAddress'][]
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  readonly getServiceAgentsCustomer: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CustomerManagerCustomer']
        }
      }
    }
  }
  readonly getServiceAgentsAgents: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['AgentManagerAgent'][]
          }
        }
      }
    }
  }
  readonly getServiceAgentsAgentsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the service agent. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  readonly getServiceAgentsCalls: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['CallManagerCall'][]
          }
        }
      }
    }
  }
  readonly getServiceAgentsCallsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the call. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  readonly getServiceAgentsContacts: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['ContactManagerContact'][]
          }
        }
      }
    }
  }
  readonly postServiceAgentsContacts: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly first_name?: string
          readonly last_name?: string
          readonly display_name?: string
          readonly company?: string
          readonly job_title?: string
          /** @enum {string} */
          readonly source?: 'manual' | 'import' | 'api' | 'sync'
          readonly external_id?: string
          readonly notes?: string
          readonly addresses?: readonly (components['schemas']['CommonAddress'] & {
            /** @description Whether this is the primary address of its type. */
            readonly is_primary?: boolean
          })[]
          readonly tag_ids?: readonly string[]
        }
      }
    }
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly getServiceAgentsContactsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly putServiceAgentsContactsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly first_name?: string
          readonly last_name?: string
          readonly display_name?: string
          readonly company?: string
          readonly job_title?: string
          readonly external_id?: string
          readonly notes?: string
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly deleteServiceAgentsContactsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly getServiceAgentsContactsLookup: {
    readonly parameters: {
      readonly query?: {
        /** @description Phone number in E.164 format to lookup. */
        readonly phone?: string
        /** @description Email address to lookup. */
        readonly email?: string
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly postServiceAgentsContactsIdAddresses: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @enum {string} */
          readonly type: 'tel' | 'email'
          readonly target: string
          readonly name?: string
          readonly detail?: string
          readonly is_primary?: boolean
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
      readonly 201: paths['/service_agents/contacts/{id}/addresses']['post']['responses']['200']
    }
  }
  readonly putServiceAgentsContactsIdAddressesAddressId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
        readonly address_id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly target?: string
          readonly name?: string
          readonly detail?: string
          readonly is_primary?: boolean
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly deleteServiceAgentsContactsIdAddressesAddressId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
        readonly address_id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly getServiceAgentsExtensions: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['RegistrarManagerExtension'][]
          }
        }
      }
    }
  }
  readonly getServiceAgentsExtensionsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the extension. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['RegistrarManagerExtension']
        }
      }
    }
  }
  readonly getServiceAgentsTags: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['TagManagerTag'][]
          }
        }
      }
    }
  }
  readonly getServiceAgentsTagsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the tag. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['TagManagerTag']
        }
      }
    }
  }
  readonly getServiceAgentsWs: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 101: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly getAgents: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
        /** @description Comma separated tag ids. */
        readonly tag_ids?: string
        /** @description Agent status. */
        readonly status?: components['schemas']['AgentManagerAgentStatus']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['AgentManagerAgent'][]
          }
        }
      }
    }
  }
  readonly getAgentsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the agent. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  readonly putAgentsIdStatus: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the agent. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly status?: components['schemas']['AgentManagerAgentStatus']
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  readonly putAgentsIdAddresses: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the agent. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly addresses?: readonly components['schemas']['CommonAddress'][]
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  readonly getCalls: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['CallManagerCall'][]
          }
        }
      }
    }
  }
  readonly postCalls: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          readonly flow_id?: string
          readonly actions?: readonly components['schemas']['FlowManagerAction'][]
          readonly source?: components['schemas']['CommonAddress']
          readonly destinations?: readonly components['schemas']['CommonAddress'][]
          /** @enum {string} */
          readonly anonymous?: 'yes' | 'no' | 'auto'
          readonly variables?: {
            readonly [key: string]: string
          }
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': {
            readonly calls?: readonly components['schemas']['CallManagerCall'][]
            readonly groupcalls?: readonly components['schemas']['CallManagerGroupcall'][]
          }
        }
      }
    }
  }
  readonly getCallsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  readonly deleteCallsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  readonly postCallsIdHangup: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  readonly postCallsIdHold: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly deleteCallsIdHold: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly postCallsIdMute: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly direction?: components['schemas']['CallManagerCallMuteDirection']
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly deleteCallsIdMute: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly direction?: components['schemas']['CallManagerCallMuteDirection']
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly postCallsIdMoh: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly deleteCallsIdMoh: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly postCallsIdSilence: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the call */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly deleteCallsIdSilence: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the call */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly postCallsIdRecordingStart: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the call */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @enum {string} */
          readonly format: 'wav'
          readonly end_of_silence: number
          readonly end_of_key: string
          readonly duration: number
          readonly on_end_flow_id: string
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  readonly postCallsIdRecordingStop: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the call */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  readonly postCallsIdTalk: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          readonly text?: string
          readonly language?: string
          readonly provider?: string
          readonly voice_id?: string
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly getGroupcalls: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['CallManagerGroupcall'][]
          }
        }
      }
    }
  }
  readonly postGroupcalls: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          readonly source: components['schemas']['CommonAddress']
          readonly destinations: readonly components['schemas']['CommonAddress'][]
          readonly flow_id?: string
          readonly actions?: readonly components['schemas']['FlowManagerAction'][]
          readonly ring_method: components['schemas']['CallManagerGroupcallRingMethod']
          readonly answer_method: components['schemas']['CallManagerGroupcallAnswerMethod']
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerGroupcall']
        }
      }
    }
  }
  readonly getGroupcallsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the groupcall. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerGroupcall']
        }
      }
    }
  }
  readonly deleteGroupcallsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the groupcall. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerGroupcall']
        }
      }
    }
  }
  readonly postGroupcallsIdHangup: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the groupcall. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerGroupcall']
        }
      }
    }
  }
  readonly getQueues: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['QueueManagerQueue'][]
          }
        }
      }
    }
  }
  readonly getQueuesId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['QueueManagerQueue']
        }
      }
    }
  }
  readonly getQueuecalls: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['QueueManagerQueuecall'][]
          }
        }
      }
    }
  }
  readonly getQueuecallsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the queue call. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['QueueManagerQueuecall']
        }
      }
    }
  }
  readonly deleteQueuecallsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the queue call to delete. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['QueueManagerQueuecall']
        }
      }
    }
  }
  readonly postQueuecallsIdKick: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the queue call. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['QueueManagerQueuecall']
        }
      }
    }
  }
  readonly postQueuecallsReferenceIdIdKick: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The reference ID of the queue call. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['QueueManagerQueuecall']
        }
      }
    }
  }
  readonly postTransfers: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly transfer_type: components['schemas']['TransferManagerTransferType']
          readonly transferer_call_id: string
          readonly transferee_addresses: readonly components['schemas']['CommonAddress'][]
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['TransferManagerTransfer']
        }
      }
    }
  }
  readonly getConferences: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['ConferenceManagerConference'][]
          }
        }
      }
    }
  }
  readonly postConferences: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly type: components['schemas']['ConferenceManagerConferenceType']
          readonly id?: string
          readonly name: string
          readonly detail: string
          readonly timeout: number
          readonly data: {
            readonly [key: string]: unknown
          }
          readonly pre_flow_id: string
          readonly post_flow_id: string
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ConferenceManagerConference']
        }
      }
    }
  }
  readonly getConferencesId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the conference */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ConferenceManagerConference']
        }
      }
    }
  }
  readonly putConferencesId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the conference */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly name: string
          readonly detail: string
          readonly data: {
            readonly [key: string]: unknown
          }
          readonly timeout: number
          readonly pre_flow_id: string
          readonly post_flow_id: string
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ConferenceManagerConference']
        }
      }
    }
  }
  readonly deleteConferencesId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the conference */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ConferenceManagerConference']
        }
      }
    }
  }
  readonly postConferencesIdRecordingStart: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the conference */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @enum {string} */
          readonly format: 'wav'
          readonly duration: number
          readonly on_end_flow_id: string
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly postConferencesIdRecordingStop: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the conference */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
  readonly getConferencecalls: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['ConferenceManagerConferencecall'][]
          }
        }
      }
    }
  }
  readonly getConferencecallsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the conferencecall. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ConferenceManagerConferencecall']
        }
      }
    }
  }
  readonly deleteConferencecallsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the conferencecall to delete. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ConferenceManagerConferencecall']
        }
      }
    }
  }
  readonly getContacts: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['ContactManagerContact'][]
          }
        }
      }
    }
  }
  readonly postContacts: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly first_name?: string
          readonly last_name?: string
          readonly display_name?: string
          readonly company?: string
          readonly job_title?: string
          /** @enum {string} */
          readonly source?: 'manual' | 'import' | 'api' | 'sync'
          readonly external_id?: string
          readonly notes?: string
          readonly addresses?: readonly (components['schemas']['CommonAddress'] & {
            /** @description Whether this is the primary address of its type. */
            readonly is_primary?: boolean
          })[]
          readonly tag_ids?: readonly string[]
        }
      }
    }
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly getContactsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly putContactsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly first_name?: string
          readonly last_name?: string
          readonly display_name?: string
          readonly company?: string
          readonly job_title?: string
          readonly external_id?: string
          readonly notes?: string
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly deleteContactsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly getContactsLookup: {
    readonly parameters: {
      readonly query?: {
        /** @description Phone number in E.164 format to lookup. */
        readonly phone?: string
        /** @description Email address to lookup. */
        readonly email?: string
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly postContactsIdAddresses: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @enum {string} */
          readonly type: 'tel' | 'email'
          readonly target: string
          readonly name?: string
          readonly detail?: string
          readonly is_primary?: boolean
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
      readonly 201: paths['/contacts/{id}/addresses']['post']['responses']['200']
    }
  }
  readonly putContactsIdAddressesAddressId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
        /** @description The ID of the address returned from POST /contacts/{id}/addresses. */
        readonly address_id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly target?: string
          readonly name?: string
          readonly detail?: string
          readonly is_primary?: boolean
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly deleteContactsIdAddressesAddressId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
        /** @description The ID of the address returned from POST /contacts/{id}/addresses. */
        readonly address_id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly postContactsIdTags: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly tag_id: string
        }
      }
    }
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
      readonly 201: paths['/contacts/{id}/tags']['post']['responses']['200']
    }
  }
  readonly deleteContactsIdTagsTagId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the contact. */
        readonly id: string
        /** @description The ID of the tag. */
        readonly tag_id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  readonly getRecordings: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['CallManagerRecording'][]
          }
        }
      }
    }
  }
  readonly getRecordingsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The recording's ID. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerRecording']
        }
      }
    }
  }
  readonly deleteRecordingsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The recording's ID. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CallManagerRecording']
        }
      }
    }
  }
  readonly getRecordingfilesId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The recording file's ID. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 307: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': string
        }
      }
    }
  }
  readonly getTags: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: components['parameters']['PageSize']
        readonly page_token?: components['parameters']['PageToken']
      }
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['CommonPagination'] & {
            readonly result?: readonly components['schemas']['TagManagerTag'][]
          }
        }
      }
    }
  }
  readonly getTagsId: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path: {
        /** @description The ID of the tag. */
        readonly id: string
      }
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown
        }
        content: {
          readonly 'application/json': components['schemas']['TagManagerTag']
        }
      }
    }
  }
  readonly getWs: {
    readonly parameters: {
      readonly query?: never
      readonly header?: never
      readonly path?: never
      readonly cookie?: never
    }
    readonly requestBody?: never
    readonly responses: {
      readonly 101: {
        headers: {
          readonly [name: string]: unknown
        }
        content?: never
      }
    }
  }
}
