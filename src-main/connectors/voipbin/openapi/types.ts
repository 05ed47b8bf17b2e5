// Made from wire-tables/voipbin/openapi.json and corrections.ts; `vitest -u` on types.test.ts makes it anew.
export interface paths {
  '/auth/login': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postAuthLogin']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/accesskeys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getAccesskeys']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/accesskeys/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getAccesskeysId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/me': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getMe']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/customer': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getCustomer']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/me': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsMe']
    put: operations['putServiceAgentsMe']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/me/status': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put: operations['putServiceAgentsMeStatus']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/me/addresses': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put: operations['putServiceAgentsMeAddresses']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/customer': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsCustomer']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/agents': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsAgents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/agents/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsAgentsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/calls': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsCalls']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/calls/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsCallsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/contacts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsContacts']
    put?: never
    post: operations['postServiceAgentsContacts']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/contacts/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsContactsId']
    put: operations['putServiceAgentsContactsId']
    post?: never
    delete: operations['deleteServiceAgentsContactsId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/contacts/lookup': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsContactsLookup']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/contacts/{id}/addresses': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postServiceAgentsContactsIdAddresses']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/contacts/{id}/addresses/{address_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put: operations['putServiceAgentsContactsIdAddressesAddressId']
    post?: never
    delete: operations['deleteServiceAgentsContactsIdAddressesAddressId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/extensions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsExtensions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/extensions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsExtensionsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/tags': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsTags']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/tags/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsTagsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/service_agents/ws': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getServiceAgentsWs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/agents': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getAgents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/agents/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getAgentsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/agents/{id}/status': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put: operations['putAgentsIdStatus']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/agents/{id}/addresses': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put: operations['putAgentsIdAddresses']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/calls': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getCalls']
    put?: never
    post: operations['postCalls']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/calls/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getCallsId']
    put?: never
    post?: never
    delete: operations['deleteCallsId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/calls/{id}/hangup': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postCallsIdHangup']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/calls/{id}/hold': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postCallsIdHold']
    delete: operations['deleteCallsIdHold']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/calls/{id}/mute': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postCallsIdMute']
    delete: operations['deleteCallsIdMute']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/calls/{id}/moh': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postCallsIdMoh']
    delete: operations['deleteCallsIdMoh']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/calls/{id}/silence': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postCallsIdSilence']
    delete: operations['deleteCallsIdSilence']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/calls/{id}/recording_start': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postCallsIdRecordingStart']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/calls/{id}/recording_stop': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postCallsIdRecordingStop']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/calls/{id}/talk': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postCallsIdTalk']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/groupcalls': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getGroupcalls']
    put?: never
    post: operations['postGroupcalls']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/groupcalls/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getGroupcallsId']
    put?: never
    post?: never
    delete: operations['deleteGroupcallsId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/groupcalls/{id}/hangup': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postGroupcallsIdHangup']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/queues': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getQueues']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/queues/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getQueuesId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/queuecalls': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getQueuecalls']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/queuecalls/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getQueuecallsId']
    put?: never
    post?: never
    delete: operations['deleteQueuecallsId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/queuecalls/{id}/kick': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postQueuecallsIdKick']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/queuecalls/reference_id/{id}/kick': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postQueuecallsReferenceIdIdKick']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/transfers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postTransfers']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/conferences': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getConferences']
    put?: never
    post: operations['postConferences']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/conferences/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getConferencesId']
    put: operations['putConferencesId']
    post?: never
    delete: operations['deleteConferencesId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/conferences/{id}/recording_start': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postConferencesIdRecordingStart']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/conferences/{id}/recording_stop': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postConferencesIdRecordingStop']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/conferencecalls': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getConferencecalls']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/conferencecalls/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getConferencecallsId']
    put?: never
    post?: never
    delete: operations['deleteConferencecallsId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/contacts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getContacts']
    put?: never
    post: operations['postContacts']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/contacts/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getContactsId']
    put: operations['putContactsId']
    post?: never
    delete: operations['deleteContactsId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/contacts/lookup': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getContactsLookup']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/contacts/{id}/addresses': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postContactsIdAddresses']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/contacts/{id}/addresses/{address_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put: operations['putContactsIdAddressesAddressId']
    post?: never
    delete: operations['deleteContactsIdAddressesAddressId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/contacts/{id}/tags': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post: operations['postContactsIdTags']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/contacts/{id}/tags/{tag_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete: operations['deleteContactsIdTagsTagId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/recordings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getRecordings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/recordings/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getRecordingsId']
    put?: never
    post?: never
    delete: operations['deleteRecordingsId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/recordingfiles/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getRecordingfilesId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tags': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getTags']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tags/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getTagsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/ws': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get: operations['getWs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    AgentManagerAgent: {
      id?: string
      customer_id?: string
      username?: string
      name?: string
      detail?: string
      ring_method?: components['schemas']['AgentManagerAgentRingMethod']
      status?: components['schemas']['AgentManagerAgentStatus']
      permission?: components['schemas']['AgentManagerAgentPermission']
      tag_ids?: string[]
      addresses?: components['schemas']['CommonAddress'][]
      direct_hash?: string
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    AgentManagerAgentPermission: number
    /** @enum {string} */
    AgentManagerAgentRingMethod: 'ringall' | 'linear'
    /** @enum {string} */
    AgentManagerAgentStatus: '' | 'available' | 'away' | 'busy' | 'offline' | 'ringing'
    AuthLoginRequest: {
      username: string
      password: string
    }
    AuthLoginResponse: {
      username: string
      token: string
    }
    CallManagerCall: {
      id?: string
      customer_id?: string
      owner_type?: string
      owner_id?: string
      flow_id?: string
      activeflow_id?: string
      type?: components['schemas']['CallManagerCallType']
      master_call_id?: string
      chained_call_ids?: string[]
      recording_id?: string
      recording_ids?: string[]
      groupcall_id?: string
      source?: components['schemas']['CommonAddress']
      destination?: components['schemas']['CommonAddress']
      status?: components['schemas']['CallManagerCallStatus']
      action?: components['schemas']['FlowManagerAction']
      direction?: components['schemas']['CallManagerCallDirection']
      mute_direction?: components['schemas']['CallManagerCallMuteDirection']
      hangup_by?: components['schemas']['CallManagerCallHangupBy']
      hangup_reason?: components['schemas']['CallManagerCallHangupReason']
      metadata?: {
        [key: string]: unknown
      } | null
      tm_progressing?: string | null
      tm_ringing?: string | null
      tm_hangup?: string | null
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    /** @enum {string} */
    CallManagerCallDirection: 'incoming' | 'outgoing'
    /** @enum {string} */
    CallManagerCallHangupBy: '' | 'remote' | 'local'
    /** @enum {string} */
    CallManagerCallHangupReason:
      '' | 'normal' | 'failed' | 'busy' | 'cancel' | 'timeout' | 'noanswer' | 'dialout' | 'amd'
    /** @enum {string} */
    CallManagerCallMuteDirection: '' | 'both' | 'out' | 'in'
    /** @enum {string} */
    CallManagerCallStatus: 'dialing' | 'ringing' | 'progressing' | 'terminating' | 'canceling' | 'hangup'
    /** @enum {string} */
    CallManagerCallType: '' | 'flow' | 'conference' | 'sip-service'
    CallManagerGroupcall: {
      id?: string
      customer_id?: string
      owner_type?: string
      owner_id?: string
      status?: components['schemas']['CallManagerGroupcallStatus']
      flow_id?: string
      source?: components['schemas']['CommonAddress']
      destinations?: components['schemas']['CommonAddress'][]
      master_call_id?: string | null
      master_groupcall_id?: string | null
      ring_method?: components['schemas']['CallManagerGroupcallRingMethod']
      answer_method?: components['schemas']['CallManagerGroupcallAnswerMethod']
      answer_call_id?: string
      call_ids?: string[]
      answer_groupcall_id?: string
      groupcall_ids?: string[]
      call_count?: number
      groupcall_count?: number
      dial_index?: number | null
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    /** @enum {string} */
    CallManagerGroupcallAnswerMethod: '' | 'hangup_others'
    /** @enum {string} */
    CallManagerGroupcallRingMethod: '' | 'ring_all' | 'linear'
    /** @enum {string} */
    CallManagerGroupcallStatus: 'progressing' | 'hangingup' | 'hangup'
    CallManagerRecording: {
      id?: string
      customer_id?: string
      owner_type?: string
      owner_id?: string
      reference_type?: components['schemas']['CallManagerRecordingReferenceType']
      reference_id?: string
      status?: components['schemas']['CallManagerRecordingStatus']
      format?: components['schemas']['CallManagerRecordingFormat']
      activeflow_id?: string
      on_end_flow_id?: string
      tm_start?: string | null
      tm_end?: string | null
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    /** @enum {string} */
    CallManagerRecordingFormat: 'wav'
    /** @enum {string} */
    CallManagerRecordingReferenceType: 'call' | 'confbridge'
    /** @enum {string} */
    CallManagerRecordingStatus: 'initiating' | 'recording' | 'stopping' | 'ended'
    CommonAddress: {
      type?: string
      target?: string
      target_name?: string
      name?: string
      detail?: string
    }
    CommonPagination: {
      next_page_token?: string
    }
    ConferenceManagerConference: {
      id?: string
      customer_id?: string
      type?: components['schemas']['ConferenceManagerConferenceType']
      status?: components['schemas']['ConferenceManagerConferenceStatus']
      name?: string
      detail?: string
      data?: {
        [key: string]: unknown
      }
      timeout?: number
      pre_flow_id?: string
      post_flow_id?: string
      conferencecall_ids?: string[]
      recording_id?: string
      recording_ids?: string[]
      transcribe_id?: string
      transcribe_ids?: string[]
      direct_hash?: string
      tm_end?: string | null
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    /** @enum {string} */
    ConferenceManagerConferenceStatus: 'starting' | 'progressing' | 'terminating' | 'terminated'
    /** @enum {string} */
    ConferenceManagerConferenceType: '' | 'conference' | 'connect' | 'queue'
    ConferenceManagerConferencecall: {
      id?: string
      customer_id?: string
      activeflow_id?: string
      conference_id?: string
      reference_type?: components['schemas']['ConferenceManagerConferencecallReferenceType']
      reference_id?: string
      status?: components['schemas']['ConferenceManagerConferencecallStatus']
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    /** @enum {string} */
    ConferenceManagerConferencecallReferenceType: 'call'
    /** @enum {string} */
    ConferenceManagerConferencecallStatus: 'joining' | 'joined' | 'leaving' | 'leaved'
    ContactManagerAddress: components['schemas']['CommonAddress'] & {
      /**
       * Format: uuid
       * @description Unique identifier for the address.
       * @example 550e8400-e29b-41d4-a716-446655440000
       */
      id?: string
      /**
       * Format: uuid
       * @description Unique identifier of the contact this address belongs to.
       * @example 7c4d2f3a-1b8e-4f5c-9a6d-3e2f1a0b4c5d
       */
      contact_id?: string
      /**
       * Format: uuid
       * @description Unique identifier of the customer this address belongs to.
       * @example a1b2c3d4-e5f6-7890-abcd-ef1234567890
       */
      customer_id?: string
      /**
       * @description Indicates if this is the primary address for the given type.
       * @example true
       */
      is_primary?: boolean
      /**
       * @description Timestamp when the address was created.
       * @example 2026-01-15T09:30:00.000000Z
       */
      tm_create?: string | null
    }
    ContactManagerContact: {
      id?: string
      customer_id?: string
      first_name?: string
      last_name?: string
      display_name?: string
      company?: string
      job_title?: string
      source?: components['schemas']['ContactManagerContactSource']
      external_id?: string
      notes?: string
      addresses?: components['schemas']['ContactManagerAddress'][]
      tag_ids?: string[]
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    /** @enum {string} */
    ContactManagerContactSource: 'manual' | 'import' | 'api' | 'sync'
    CustomerManagerAccesskey: {
      id?: string
      customer_id?: string
      name?: string
      detail?: string
      token?: string
      token_prefix?: string
      tm_expire?: string | null
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    CustomerManagerCustomer: {
      id?: string
      name?: string
      detail?: string
      email?: string
      phone_number?: string
      address?: string
      webhook_method?: components['schemas']['CustomerManagerCustomerWebhookMethod']
      webhook_uri?: string
      billing_account_id?: string
      metadata?: components['schemas']['CustomerManagerMetadata']
      email_verified?: boolean
      status?: components['schemas']['CustomerManagerCustomerStatus']
      identity_verification_status?: components['schemas']['CustomerManagerCustomerIdentityVerificationStatus']
      tm_deletion_scheduled?: string | null
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
      webhook_secret?: string
    }
    /** @enum {string} */
    CustomerManagerCustomerIdentityVerificationStatus: 'none' | 'pending' | 'verified' | 'rejected'
    /** @enum {string} */
    CustomerManagerCustomerStatus: 'initial' | 'active' | 'frozen' | 'deleted' | 'expired'
    /** @enum {string} */
    CustomerManagerCustomerWebhookMethod: '' | 'POST' | 'GET' | 'PUT' | 'DELETE'
    CustomerManagerMetadata: {
      rtp_debug?: boolean
    }
    ErrorBody: {
      /** @enum {string} */
      status:
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
      reason: string
      message: string
      request_id: string
      details?: {
        [key: string]: unknown
      }[]
    }
    ErrorResponse: {
      error: components['schemas']['ErrorBody']
    }
    FlowManagerAction: {
      id?: string
      next_id?: string
      type: components['schemas']['FlowManagerActionType']
      option?: {
        [key: string]: unknown
      }
      tm_execute?: string | null
    }
    /** @enum {string} */
    FlowManagerActionType:
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
    QueueManagerQueue: {
      id?: string
      customer_id?: string
      name?: string
      detail?: string
      routing_method?: components['schemas']['QueueManagerQueueRoutingMethod']
      tag_ids?: string[]
      direct_hash?: string
      wait_flow_id?: string
      wait_timeout?: number
      service_timeout?: number
      wait_queuecall_ids?: string[]
      service_queuecall_ids?: string[]
      total_incoming_count?: number
      total_serviced_count?: number
      total_abandoned_count?: number
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    /** @enum {string} */
    QueueManagerQueueRoutingMethod: '' | 'random'
    QueueManagerQueuecall: {
      id?: string
      customer_id?: string
      reference_type?: components['schemas']['QueueManagerQueuecallReferenceType']
      reference_id?: string
      status?: components['schemas']['QueueManagerQueuecallStatus']
      service_agent_id?: string
      duration_waiting?: number
      duration_service?: number
      tm_create?: string | null
      tm_service?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    /** @enum {string} */
    QueueManagerQueuecallReferenceType: 'call'
    /** @enum {string} */
    QueueManagerQueuecallStatus: 'initiating' | 'waiting' | 'connecting' | 'kicking' | 'service' | 'done' | 'abandoned'
    RegistrarManagerExtension: {
      id?: string
      customer_id?: string
      name?: string
      detail?: string
      extension?: string
      domain_name?: string
      username?: string
      password?: string
      direct_hash?: string
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    TagManagerTag: {
      id?: string
      customer_id?: string
      name?: string
      detail?: string
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    TransferManagerTransfer: {
      id?: string
      customer_id?: string
      type?: components['schemas']['TransferManagerTransferType']
      transferer_call_id?: string
      transferee_addresses?: components['schemas']['CommonAddress'][]
      transferee_call_id?: string
      groupcall_id?: string
      confbridge_id?: string
      tm_create?: string | null
      tm_update?: string | null
      tm_delete?: string | null
    }
    /** @enum {string} */
    TransferManagerTransferType: 'attended' | 'blind'
    WebhookEnvelope: {
      type: string
      data: {
        [key: string]: unknown
      }
    }
    WebsocketSubscription: {
      /** @enum {string} */
      type: 'subscribe' | 'unsubscribe'
      topics: string[]
    }
  }
  responses: {
    BadRequest: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['ErrorResponse']
      }
    }
    Conflict: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['ErrorResponse']
      }
    }
    InternalError: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['ErrorResponse']
      }
    }
    NotFound: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['ErrorResponse']
      }
    }
    PaymentRequired: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['ErrorResponse']
      }
    }
    PermissionDenied: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['ErrorResponse']
      }
    }
    TooManyRequests: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['ErrorResponse']
      }
    }
    Unauthenticated: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['ErrorResponse']
      }
    }
    Unavailable: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['ErrorResponse']
      }
    }
  }
  parameters: {
    PageSize: number
    PageToken: string
  }
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  postAuthLogin: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['AuthLoginRequest']
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AuthLoginResponse']
        }
      }
    }
  }
  getAccesskeys: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['CustomerManagerAccesskey'][]
          }
        }
      }
    }
  }
  getAccesskeysId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description ID of the accesskey */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CustomerManagerAccesskey']
        }
      }
    }
  }
  getMe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  getCustomer: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CustomerManagerCustomer']
        }
      }
    }
  }
  getServiceAgentsMe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  putServiceAgentsMe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          detail: string
          ring_method: components['schemas']['AgentManagerAgentRingMethod']
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  putServiceAgentsMeStatus: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          status: components['schemas']['AgentManagerAgentStatus']
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  putServiceAgentsMeAddresses: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          addresses: components['schemas']['CommonAddress'][]
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  getServiceAgentsCustomer: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CustomerManagerCustomer']
        }
      }
    }
  }
  getServiceAgentsAgents: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['AgentManagerAgent'][]
          }
        }
      }
    }
  }
  getServiceAgentsAgentsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the service agent. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  getServiceAgentsCalls: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['CallManagerCall'][]
          }
        }
      }
    }
  }
  getServiceAgentsCallsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the call. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  getServiceAgentsContacts: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['ContactManagerContact'][]
          }
        }
      }
    }
  }
  postServiceAgentsContacts: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          first_name?: string
          last_name?: string
          display_name?: string
          company?: string
          job_title?: string
          /** @enum {string} */
          source?: 'manual' | 'import' | 'api' | 'sync'
          external_id?: string
          notes?: string
          addresses?: (components['schemas']['CommonAddress'] & {
            /** @description Whether this is the primary address of its type. */
            is_primary?: boolean
          })[]
          tag_ids?: string[]
        }
      }
    }
    responses: {
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  getServiceAgentsContactsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  putServiceAgentsContactsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          first_name?: string
          last_name?: string
          display_name?: string
          company?: string
          job_title?: string
          external_id?: string
          notes?: string
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  deleteServiceAgentsContactsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  getServiceAgentsContactsLookup: {
    parameters: {
      query?: {
        /** @description Phone number in E.164 format to lookup. */
        phone?: string
        /** @description Email address to lookup. */
        email?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  postServiceAgentsContactsIdAddresses: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          type: 'tel' | 'email'
          target: string
          name?: string
          detail?: string
          is_primary?: boolean
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
      201: paths['/service_agents/contacts/{id}/addresses']['post']['responses']['200']
    }
  }
  putServiceAgentsContactsIdAddressesAddressId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
        address_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          target?: string
          name?: string
          detail?: string
          is_primary?: boolean
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  deleteServiceAgentsContactsIdAddressesAddressId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
        address_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  getServiceAgentsExtensions: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['RegistrarManagerExtension'][]
          }
        }
      }
    }
  }
  getServiceAgentsExtensionsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the extension. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RegistrarManagerExtension']
        }
      }
    }
  }
  getServiceAgentsTags: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['TagManagerTag'][]
          }
        }
      }
    }
  }
  getServiceAgentsTagsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the tag. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TagManagerTag']
        }
      }
    }
  }
  getServiceAgentsWs: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      101: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  getAgents: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
        /** @description Comma separated tag ids. */
        tag_ids?: string
        /** @description Agent status. */
        status?: components['schemas']['AgentManagerAgentStatus']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['AgentManagerAgent'][]
          }
        }
      }
    }
  }
  getAgentsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the agent. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  putAgentsIdStatus: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the agent. */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          status?: components['schemas']['AgentManagerAgentStatus']
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  putAgentsIdAddresses: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the agent. */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          addresses?: components['schemas']['CommonAddress'][]
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AgentManagerAgent']
        }
      }
    }
  }
  getCalls: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['CallManagerCall'][]
          }
        }
      }
    }
  }
  postCalls: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': {
          flow_id?: string
          actions?: components['schemas']['FlowManagerAction'][]
          source?: components['schemas']['CommonAddress']
          destinations?: components['schemas']['CommonAddress'][]
          /** @enum {string} */
          anonymous?: 'yes' | 'no' | 'auto'
          variables?: {
            [key: string]: string
          }
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            calls?: components['schemas']['CallManagerCall'][]
            groupcalls?: components['schemas']['CallManagerGroupcall'][]
          }
        }
      }
    }
  }
  getCallsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  deleteCallsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  postCallsIdHangup: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  postCallsIdHold: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  deleteCallsIdHold: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  postCallsIdMute: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          direction?: components['schemas']['CallManagerCallMuteDirection']
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  deleteCallsIdMute: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          direction?: components['schemas']['CallManagerCallMuteDirection']
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  postCallsIdMoh: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  deleteCallsIdMoh: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  postCallsIdSilence: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the call */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  deleteCallsIdSilence: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the call */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  postCallsIdRecordingStart: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the call */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          format: 'wav'
          end_of_silence: number
          end_of_key: string
          duration: number
          on_end_flow_id: string
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  postCallsIdRecordingStop: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the call */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerCall']
        }
      }
    }
  }
  postCallsIdTalk: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': {
          text?: string
          language?: string
          provider?: string
          voice_id?: string
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  getGroupcalls: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['CallManagerGroupcall'][]
          }
        }
      }
    }
  }
  postGroupcalls: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': {
          source: components['schemas']['CommonAddress']
          destinations: components['schemas']['CommonAddress'][]
          flow_id?: string
          actions?: components['schemas']['FlowManagerAction'][]
          ring_method: components['schemas']['CallManagerGroupcallRingMethod']
          answer_method: components['schemas']['CallManagerGroupcallAnswerMethod']
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerGroupcall']
        }
      }
    }
  }
  getGroupcallsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the groupcall. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerGroupcall']
        }
      }
    }
  }
  deleteGroupcallsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the groupcall. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerGroupcall']
        }
      }
    }
  }
  postGroupcallsIdHangup: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the groupcall. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerGroupcall']
        }
      }
    }
  }
  getQueues: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['QueueManagerQueue'][]
          }
        }
      }
    }
  }
  getQueuesId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['QueueManagerQueue']
        }
      }
    }
  }
  getQueuecalls: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['QueueManagerQueuecall'][]
          }
        }
      }
    }
  }
  getQueuecallsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the queue call. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['QueueManagerQueuecall']
        }
      }
    }
  }
  deleteQueuecallsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the queue call to delete. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['QueueManagerQueuecall']
        }
      }
    }
  }
  postQueuecallsIdKick: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the queue call. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['QueueManagerQueuecall']
        }
      }
    }
  }
  postQueuecallsReferenceIdIdKick: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The reference ID of the queue call. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['QueueManagerQueuecall']
        }
      }
    }
  }
  postTransfers: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          transfer_type: components['schemas']['TransferManagerTransferType']
          transferer_call_id: string
          transferee_addresses: components['schemas']['CommonAddress'][]
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TransferManagerTransfer']
        }
      }
    }
  }
  getConferences: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['ConferenceManagerConference'][]
          }
        }
      }
    }
  }
  postConferences: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          type: components['schemas']['ConferenceManagerConferenceType']
          id?: string
          name: string
          detail: string
          timeout: number
          data: {
            [key: string]: unknown
          }
          pre_flow_id: string
          post_flow_id: string
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ConferenceManagerConference']
        }
      }
    }
  }
  getConferencesId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the conference */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ConferenceManagerConference']
        }
      }
    }
  }
  putConferencesId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the conference */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          detail: string
          data: {
            [key: string]: unknown
          }
          timeout: number
          pre_flow_id: string
          post_flow_id: string
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ConferenceManagerConference']
        }
      }
    }
  }
  deleteConferencesId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the conference */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ConferenceManagerConference']
        }
      }
    }
  }
  postConferencesIdRecordingStart: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the conference */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          format: 'wav'
          duration: number
          on_end_flow_id: string
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  postConferencesIdRecordingStop: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the conference */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  getConferencecalls: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['ConferenceManagerConferencecall'][]
          }
        }
      }
    }
  }
  getConferencecallsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the conferencecall. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ConferenceManagerConferencecall']
        }
      }
    }
  }
  deleteConferencecallsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the conferencecall to delete. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ConferenceManagerConferencecall']
        }
      }
    }
  }
  getContacts: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['ContactManagerContact'][]
          }
        }
      }
    }
  }
  postContacts: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          first_name?: string
          last_name?: string
          display_name?: string
          company?: string
          job_title?: string
          /** @enum {string} */
          source?: 'manual' | 'import' | 'api' | 'sync'
          external_id?: string
          notes?: string
          addresses?: (components['schemas']['CommonAddress'] & {
            /** @description Whether this is the primary address of its type. */
            is_primary?: boolean
          })[]
          tag_ids?: string[]
        }
      }
    }
    responses: {
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  getContactsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  putContactsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          first_name?: string
          last_name?: string
          display_name?: string
          company?: string
          job_title?: string
          external_id?: string
          notes?: string
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  deleteContactsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  getContactsLookup: {
    parameters: {
      query?: {
        /** @description Phone number in E.164 format to lookup. */
        phone?: string
        /** @description Email address to lookup. */
        email?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  postContactsIdAddresses: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          type: 'tel' | 'email'
          target: string
          name?: string
          detail?: string
          is_primary?: boolean
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
      201: paths['/contacts/{id}/addresses']['post']['responses']['200']
    }
  }
  putContactsIdAddressesAddressId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
        /** @description The ID of the address returned from POST /contacts/{id}/addresses. */
        address_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          target?: string
          name?: string
          detail?: string
          is_primary?: boolean
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  deleteContactsIdAddressesAddressId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
        /** @description The ID of the address returned from POST /contacts/{id}/addresses. */
        address_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  postContactsIdTags: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          tag_id: string
        }
      }
    }
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
      201: paths['/contacts/{id}/tags']['post']['responses']['200']
    }
  }
  deleteContactsIdTagsTagId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the contact. */
        id: string
        /** @description The ID of the tag. */
        tag_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ContactManagerContact']
        }
      }
    }
  }
  getRecordings: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['CallManagerRecording'][]
          }
        }
      }
    }
  }
  getRecordingsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The recording's ID. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerRecording']
        }
      }
    }
  }
  deleteRecordingsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The recording's ID. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CallManagerRecording']
        }
      }
    }
  }
  getRecordingfilesId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The recording file's ID. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      307: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': string
        }
      }
    }
  }
  getTags: {
    parameters: {
      query?: {
        page_size?: components['parameters']['PageSize']
        page_token?: components['parameters']['PageToken']
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommonPagination'] & {
            result?: components['schemas']['TagManagerTag'][]
          }
        }
      }
    }
  }
  getTagsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The ID of the tag. */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TagManagerTag']
        }
      }
    }
  }
  getWs: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      101: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
}
