package org.throughbill.acts;

/** Faults of form: the bytes are not what any act or request may look like. */
public enum Form implements Reason {
  NOT_JSON(
      "The body is not valid JSON",
      "内容不是有效的 JSON",
      "send one JSON value in UTF-8, nothing before or after it"),
  NOT_JOSE(
      "The body is not a compact JWS",
      "内容不是紧凑格式的 JWS",
      "send header.payload.signature, base64url without padding, header with alg and kid only"),
  DUPLICATE_FIELD("A field stands twice in one object", "同一对象中字段重复", "name every field once"),
  UNKNOWN_FIELD("A field is not known", "存在未知字段", "remove the field or correct its name"),
  MISSING_FIELD("A required field is missing", "缺少必填字段", "add the field"),
  WRONG_TYPE(
      "A field has the wrong type or form",
      "字段类型或格式错误",
      "see the schema of the act for the field's type"),
  NOT_AN_INTEGER(
      "A number is not an integer between -2^53 and 2^53",
      "数字不是 -2^53 与 2^53 之间的整数",
      "send amounts as integer minor units and weights as decimal strings"),
  UNSAFE_TEXT(
      "A text holds characters that can deceive a reader or a signature check",
      "文本含有可能误导读者或签名校验的字符",
      "send NFC text without control, bidirectional, zero-width or unpaired surrogate characters"),
  TOO_DEEP("The JSON is nested too deeply", "JSON 嵌套过深", "stay within 32 levels"),
  TOO_LARGE("The body is too large", "内容过大", "stay within the documented size"),
  UNKNOWN_ACT("No such act", "没有这种行为", "use one of the act names in the catalogue"),
  WRONG_PLACE(
      "The act does not belong on this chain",
      "该行为不属于此链",
      "send the act to the service whose chain it extends"),
  NOT_FOUND(
      "There is nothing here that you may see",
      "此处没有您可以查看的内容",
      "check the address, and that your party has a role in the bill (R44)"),
  NOT_SIGNED_IN(
      "No valid access token came with the request",
      "请求未附有效的访问令牌",
      "sign in and send Authorization: Bearer"),
  NOT_YOURS(
      "The token and the act name different parties",
      "令牌与行为指向不同的当事人",
      "send an act of your own party with your own token"),
  NOT_YOUR_ROLE(
      "The token's roles do not allow this",
      "令牌的角色不允许此操作",
      "have it done by an account of your party that has the role"),
  STEP_UP(
      "Acts of control need a recent and strong sign-in",
      "处分控制权须近期重新登录",
      "sign in again as the answer asks, and send the same act with the new token"),
  NOT_SUPPORTED(
      "The service does not offer this",
      "服务不支持此请求",
      "see the API description for methods and media types"),
  TOO_MANY(
      "More requests came than one party may send",
      "请求过于频繁",
      "wait as long as Retry-After says, then send the same request again"),
  UNAVAILABLE(
      "The service cannot answer right now",
      "服务暂时无法答复",
      "send the same request again; the same act is never sealed twice");

  private final String sentence;
  private final String sentenceInChinese;
  private final String remedy;

  Form(String sentence, String sentenceInChinese, String remedy) {
    this.sentence = sentence;
    this.sentenceInChinese = sentenceInChinese;
    this.remedy = remedy;
  }

  @Override
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String sentenceInChinese() {
    return sentenceInChinese;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
