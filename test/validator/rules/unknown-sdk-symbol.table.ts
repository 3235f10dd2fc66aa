import type { RuleTable } from '../../support/rule-tester.ts';

export const table: RuleTable = {
  code: 'rule/unknown-sdk-symbol',
  valid: [
    {
      name: 'words about the vendor that name no package',
      text: 'We import genesyscloud exports, and the numbers come from genesyscloud. POST /api/v2/conversations/calls gives 400',
    },
    {
      name: 'the Terraform provider',
      text: 'Genesys Cloud, conversations/calls gives 400\nimport {\n  to = genesyscloud_routing_queue.x\n}\nprovider "genesyscloud" {\n  aws_region = "eu-west-1"\n}',
    },
    {
      name: 'the real method',
      text: 'Genesys: postConversationsCalls fails with 400 for me\n{ "phoneNumber": "+12125550123" }',
    },
    {
      name: 'the real class',
      text: 'Genesys: new CreateCallRequest fails with 400 for me\n{ "phoneNumber": "+12125550123" }',
    },
    {
      name: 'a variable that is named like a class',
      text: 'Genesys Cloud, C#: 400\nvar callRequest = new CreateCallRequest { PhoneNumber = number };\napi.PostConversationsCalls(callRequest);',
    },
    {
      name: 'a name of somebody else',
      text: 'Why does callUserService fail with 400 on POST /api/v2/conversations/calls?',
    },
    {
      name: 'a class of a wrapper of their own',
      text: 'The dialer fails on the Genesys test org:\nfrom genesys_client import GenesysClient, CallService\nCallService(GenesysClient()).dial(number)',
    },
    {
      name: 'a real class that is imported beside others',
      text: 'Genesys Cloud gives 400:\nfrom PureCloudPlatformClientV2 import (\n    ApiClient,\n    CreateCallRequest,\n    CreateCallbackResponse,\n)',
    },
    {
      name: 'a word of a longer name',
      text: 'The Genesys Cloud action CreateCallback-TF fails with 400',
    },
    {
      name: 'a package of somebody else that is missing',
      text: "Our Genesys Cloud importer fails: ModuleNotFoundError: No module named 'requests'",
    },
  ],
  invalid: [
    {
      name: 'a Python package that is none of the SDKs, in an import',
      text: 'from genesyscloud.conversations.api import ConversationsApi\n\napi = ConversationsApi(client)',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a method that sounds right',
      text: 'Genesys Cloud: api.createConversationCall(body) fails with 400\n{ "phoneNumber": "+12125550123" }',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a method in the singular of another habit',
      text: 'Genesys Cloud: api.postConversationCalls(body) fails with 400\n{ "phoneNumber": "+12125550123" }',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a class that sounds right',
      text: 'Genesys Cloud: I build a ConversationCallRequest and it fails with 400\n{ "phoneNumber": "+12125550123" }',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a method made up for what is meant',
      text: 'Genesys Cloud: api.putConversationCallHold(conversationId, participantId) fails with 400',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'the words of the real method in another order and number',
      text: 'Genesys Cloud: PostConversationIdParticipantsParticipantIdCallbacks is gone, 400',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'classes that an import cannot find, one of them known by its plural',
      text: "ImportError: cannot import name 'PlatformClient' from 'PureCloudPlatformClientV2'\nfrom PureCloudPlatformClientV2 import PlatformClient, ConversationApi",
      diagnostics: [
        ['rule/unknown-sdk-symbol', null],
        ['rule/unknown-sdk-symbol', null],
      ],
    },
    {
      name: 'a made-up class that is imported from the real package',
      text: 'Genesys Cloud: from which version on are these there?\nfrom PureCloudPlatformClientV2 import (\n    ApiClient,\n    ConversationCallCreateRequest,\n)',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'the Python package in another spelling',
      text: 'Genesys Cloud, what replaces this?\nfrom purecloud_platform_client import Configuration',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a package that is not the SDK, and the body class imported from it',
      text: "ModuleNotFoundError: No module named 'genesyscloud.api'\nfrom genesyscloud.model import CallCreateBody",
      diagnostics: [
        ['rule/unknown-sdk-symbol', null],
        ['rule/unknown-sdk-symbol', null],
      ],
    },
    {
      name: 'a package that npm cannot find',
      text: "Error: Cannot find module 'genesys-cloud-sdk'. npm says 404 as well, what do I install to place calls?",
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a class that the C# compiler cannot find',
      text: "error CS0246: The type or namespace name 'MakeCallRequest' could not be found\nusing PureCloudPlatform.Client.V2.Model;",
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a class that the words of the message explain',
      text: 'error: cannot find symbol\nimport com.mypurecloud.sdk.v2.model.TransferCallRequest;\n  symbol:   class TransferCallRequest\nthe call should go to another queue',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a class that is no constructor',
      text: "const platformClient = require('purecloud-platform-client-v2');\nTypeError: platformClient.CallsApi is not a constructor",
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a method that Python does not find',
      text: "AttributeError: 'ConversationsApi' object has no attribute 'post_conversations_call_transfer'",
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a real method that is called on the class',
      text: 'ConversationsApi.postConversationsCalls is not a function, purecloud-platform-client-v2',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a property that C# does not find under this name',
      text: "CS0117: 'CreateCallRequest' does not contain a definition for 'Uuidata'",
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a property that Java does not find under this name',
      text: 'error: cannot find symbol\n  symbol:   method setPhonenumber(String)\n  location: variable request of type CreateCallRequest',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a property that is handed to a constructor without arguments',
      text: "TypeError: CreateCallRequest.__init__() got an unexpected keyword argument 'phone_number'",
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a package with a backslash behind it',
      text: 'Python traceback: No module named genesys\\x',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'the class of a body in JavaScript',
      text: 'TypeError: platformClient.ConsultTransferUpdate is not a constructor\nthe agent should talk to the colleague first',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
  ],
};
