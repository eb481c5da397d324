package dev.tactus.judgement.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Route;
import dev.tactus.facts.Veto;

/** Tells one kind of finding from another by its {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Veto.class, name = "veto"),
  @JsonSubTypes.Type(value = Hold.class, name = "hold"),
  @JsonSubTypes.Type(value = Evidence.class, name = "evidence"),
  @JsonSubTypes.Type(value = Route.class, name = "route")
})
interface Tagged {}
