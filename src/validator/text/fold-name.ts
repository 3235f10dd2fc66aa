/** A property name as dialects compare it: letters and digits only, lower case (`Phone_Number` is `phonenumber`). */
export function foldName(name: string): string {
  let isFolded = true;
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)) continue;
    if (unit < 65 || unit > 90) return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    isFolded = false;
  }
  return isFolded ? name : name.toLowerCase();
}
