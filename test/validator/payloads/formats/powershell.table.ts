import type { Row } from './row.ts';

export const rows: readonly Row[] = [
  {
    name: 'a hash table piped into JSON',
    text: `$body = @{
    from = @{ address = "+442079460958"; type = 'agent' }
    to   = @(@{ address = $number })
    "priority" = 3
    recorded = $true
} | ConvertTo-Json -Depth 5
Invoke-RestMethod -Method Post -Uri "https://api.$region/api/v2/conversations/calls" -Headers $headers -Body $body -ContentType "application/json"`,
    expect: [
      {
        value: {
          from: { address: '+442079460958', type: 'agent' },
          to: [{ address: '«$number»' }],
          priority: 3,
          recorded: true,
        },
        request: 'POST https://api.{region}/api/v2/conversations/calls',
        at: { '/from/type': "'agent'", '/recorded': '$true' },
      },
    ],
  },
  {
    name: 'a here-string',
    text: `$json = @'
{ "phoneNumber": "+12065550142" }
'@
irm https://api.mypurecloud.com/api/v2/conversations/calls -Method POST -Body $json`,
    hint: 'powershell',
    expect: [
      {
        json: '{ "phoneNumber": "+12065550142" }',
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'splatted parameters',
    text: `$params = @{
  Uri = "https://api.mypurecloud.com/api/v2/conversations/calls"
  Method = 'Post'
  Headers = @{ Authorization = "Bearer $token" }
  Body = (@{ phoneNumber = "+12065550142" } | ConvertTo-Json)
}
Invoke-RestMethod @params`,
    expect: [
      {
        value: { phoneNumber: '+12065550142' },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'a command over several lines',
    text: `$call = [PSCustomObject]@{ phoneNumber = '+12065550142'; label = "a\`"b" }
Invoke-WebRequest -Uri "$base/api/v2/conversations/calls" \`
  -Method Patch \`
  -Body ($call | ConvertTo-Json)`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', label: 'a"b' },
        request: 'PATCH {base}/api/v2/conversations/calls',
        at: { '/phoneNumber': "'+12065550142'" },
      },
    ],
  },
  {
    name: 'JSON in a string with a variable',
    text: `$body = "{ \`"phoneNumber\`": \`"$number\`", \`"label\`": \`"vip\`" }"
Invoke-RestMethod -Uri "https://api.mypurecloud.com/api/v2/conversations/calls" -Method Post -Body $body`,
    expect: [
      {
        value: { phoneNumber: '«"$number"»', label: 'vip' },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
];
