package dev.tactus.steering;

import dev.tactus.enrollment.JourneyDesk;
import dev.tactus.journeys.InvalidJourneyException;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes uploaded definitions that are as sound as {@code journeys check} wants them. */
@Component
public final class Uploads {
  private final JourneyDesk desk;

  Uploads(JourneyDesk desk) {
    this.desk = desk;
  }

  /**
   * What became of an upload.
   *
   * @param messages what speaks against it; empty: it is live
   */
  public record Upload(@Nullable Journey journey, boolean fresh, List<Message> messages) {
    static Upload refused(List<Problem> problems) {
      return new Upload(null, false, problems.stream().map(Message::of).toList());
    }
  }

  /** Checks a definition, and adds it if nothing speaks against it. */
  public Upload take(String file, byte[] yaml, @Nullable String note) {
    Journey journey;
    try {
      journey = Journey.parse(file, text(yaml));
    } catch (InvalidJourneyException e) {
      return Upload.refused(e.problems());
    } catch (CharacterCodingException e) {
      return Upload.refused(List.of(unreadable(file, "this is not UTF-8 text")));
    } catch (StackOverflowError e) {
      return Upload.refused(List.of(unreadable(file, "this is nested too deeply")));
    }
    List<Problem> problems = desk.problems(journey, file);
    return problems.isEmpty()
        ? new Upload(journey, desk.add(journey, note), List.of())
        : Upload.refused(problems);
  }

  private static String text(byte[] yaml) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
  }

  private static Problem unreadable(String file, String message) {
    return new Problem(file, 1, 1, message, "the definition of a journey in YAML");
  }
}
