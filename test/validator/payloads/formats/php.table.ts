import type { Row } from './row.ts';

export const rows: readonly Row[] = [
  {
    name: 'cURL with an array that is encoded',
    text: `<?php
$data = array(
    'from' => ['address' => '+442079460958', 'type' => 'agent'],
    "to" => [["address" => $number]],
    'recorded' => true,
);
$ch = curl_init("https://api.mypurecloud.com/api/v2/conversations/calls");
curl_setopt($ch, CURLOPT_POST, true);
curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($data));
curl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Bearer ' . $token]);
$result = curl_exec($ch);`,
    expect: [
      {
        value: {
          from: { address: '+442079460958', type: 'agent' },
          to: [{ address: '«$number»' }],
          recorded: true,
        },
        request: 'null https://api.mypurecloud.com/api/v2/conversations/calls',
        at: { '/from/type': "'agent'" },
      },
    ],
  },
  {
    name: 'Guzzle with json',
    text: `$response = $client->request('POST', "https://api.{$region}/api/v2/conversations/calls", [
    'headers' => ['Authorization' => "Bearer $token"],
    'json' => ['phoneNumber' => '+12065550142', 'priority' => 3],
]);`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', priority: 3 },
        request: 'POST https://api.{region}/api/v2/conversations/calls',
        at: { '/phoneNumber': "'+12065550142'" },
      },
    ],
  },
  {
    name: 'options of cURL in one array, JSON in a string with a variable',
    text: `$json = "{\\"phoneNumber\\": \\"$number\\", \\"label\\": \\"vip\\"}";
curl_setopt_array($curl, [
    CURLOPT_URL => 'https://api.mypurecloud.com/api/v2/conversations/calls',
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_POSTFIELDS => $json,
]);`,
    expect: [
      {
        value: { phoneNumber: '«"$number"»', label: 'vip' },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'setters of a class',
    text: `$body = new \\Genesys\\Model\\CreateCallRequest();
$body->setPhoneNumber('+12065550142');
$body->setCallerId($callerId);
$result = $apiInstance->postConversationsCalls($body);`,
    hint: 'php',
    expect: [
      { value: { phoneNumber: '+12065550142', callerId: '«$callerId»' }, symbol: 'postConversationsCalls' },
    ],
  },
  {
    name: 'JSON in a string of single quotes',
    text: `$client->post('/api/v2/conversations/calls', ['body' => '{"phoneNumber": "+442079460958"}']);`,
    hint: 'php',
    expect: [{ json: '{"phoneNumber": "+442079460958"}', request: 'POST /api/v2/conversations/calls' }],
  },
];
