package dev.hindsight.command.admin.http;

import dev.hindsight.command.http.Answers;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.command.reaction.LocalDelivery;
import dev.hindsight.command.reaction.Mail;
import dev.hindsight.command.reaction.MailDelivery;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The mails of a stack that sends none. */
@RolesAllowed(Roles.OPERATOR)
@Path("/admin/mails")
@Tag(name = "admin")
public class MailResource {

  private final MailDelivery delivery;
  private final CustomerKeys keys;

  MailResource(MailDelivery delivery, CustomerKeys keys) {
    this.delivery = delivery;
    this.keys = keys;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
  @Operation(
      summary = "Mails of the local stack, the newest first; 404 where mails are really sent")
  public Uni<Response> mails(@QueryParam("to") @Nullable String to) {
    if (!(delivery instanceof LocalDelivery local)) {
      var problem =
          Problem.of(404, "mails-are-sent", "mails go to the SMTP server and nowhere else");
      return Uni.createFrom().item(Answers.of(problem));
    }
    var mails = local.mails().stream().filter(mail -> to == null || mail.to().equals(to)).toList();
    return forgetErased(local, mails)
        .map(kept -> Answers.json(kept, MediaType.APPLICATION_JSON).build());
  }

  private Uni<List<Mail>> forgetErased(LocalDelivery local, List<Mail> mails) {
    return Multi.createFrom()
        .iterable(mails)
        .onItem()
        .transformToUniAndConcatenate(mail ->
            keys.find(mail.customer())
                .onItem()
                .transformToUni(key -> {
                  if (key.isPresent()) {
                    return Uni.createFrom().item(mail);
                  }
                  local.forget(mail.customer());
                  return Uni.createFrom().nullItem();
                }))
        .collect()
        .asList();
  }
}
