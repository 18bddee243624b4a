#include "http/web_desk.h"

#include "desk/cards.h"
#include "support/log.h"

namespace parceldesk {

using nlohmann::json;

namespace {

/// What was asked for is not there.
class NotFound : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

WebResponse ok(const json &body) { return {200, body.dump()}; }

WebResponse problem(int status, const std::string &text) {
  return {status, json{{"problem", text}}.dump()};
}

SearchCriteria criteria_from(const json &fields) {
  SearchCriteria criteria;
  criteria.name = fields.value("name", "");
  criteria.phone = fields.value("phone", "");
  criteria.city = fields.value("city", "");
  criteria.segment = fields.value("segment", "");
  return criteria;
}

Customer customer_from(const json &fields) {
  Customer customer;
  customer.name = fields.at("name").get<std::string>();
  customer.phone = fields.at("phone").get<std::string>();
  if (auto it = fields.find("alternate_phone"); it != fields.end())
    customer.alternate_phone = it->get<std::string>();
  customer.address = {fields.at("street").get<std::string>(),
                      fields.at("postcode").get<std::string>(),
                      fields.at("city").get<std::string>()};
  customer.segment = fields.value("segment", "private");
  return customer;
}

json figures_json(const Figures &figures) {
  return {{"customers", figures.customers},
          {"cities", figures.by_city},
          {"segments", figures.by_segment},
          {"statuses", figures.by_status}};
}

} // namespace

WebDesk::WebDesk(Desk &desk) : desk_(desk) {
  add_sessions();
  add_customers();
  add_parcels();
  add_tickets();
  add_office();
}

WebResponse WebDesk::handle(const WebRequest &request) {
  try {
    return router_.route(request);
  } catch (const Denied &e) {
    app_log().warn("{} {} denied: {}", request.method, request.path, e.what());
    return problem(403, e.what());
  } catch (const NotFound &e) {
    return problem(404, e.what());
  } catch (const std::out_of_range &) {
    return problem(404, "no such resource");
  } catch (const BadAddress &e) {
    app_log().info("address of customer {} refused: {}", e.customer(),
                   e.what());
    return problem(422, "the address is not complete");
  } catch (const DatabaseError &e) {
    app_log().error("{}: database status {}", request.path, e.status());
    return problem(e.is_conflict() ? 409 : 500, "the database refused it");
  } catch (const json::exception &e) {
    app_log().info("{}: JSON error {}", request.path, e.id);
    return problem(400, "the body is not what was expected");
  } catch (const std::exception &e) {
    app_log().error("{}: {}", request.path, e.what());
    return problem(500, "internal error");
  }
}

Customer WebDesk::customer(const WebRequest &request) {
  auto found = desk_.customers.find(std::stoll(request.captures.at(0)));
  if (!found)
    throw NotFound("no customer " + request.captures.at(0));
  return *found;
}

Parcel WebDesk::parcel(const std::string &tracking) {
  auto found = desk_.parcels.find(tracking);
  if (!found)
    throw NotFound("no parcel " + tracking);
  return *found;
}

void WebDesk::add_sessions() {
  router_.on("POST", "/login", [this](const WebRequest &request) {
    const json fields = json::parse(request.body);
    const LoginForm form{fields.at("login"), fields.at("password")};
    const auto session = desk_.access.log_in(form);
    if (!session)
      return problem(401, "login and password do not match");
    desk_.audit.record(form.login, "login", "");
    return ok({{"session", *session}});
  });
  router_.on("POST", "/logout", [this](const WebRequest &request) {
    desk_.access.log_out(request.session);
    return ok({{"sessions", desk_.access.logged_in()}});
  });
}

void WebDesk::add_customers() {
  router_.on("GET", "/customers/*", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Look);
    const Customer found = customer(request);
    desk_.audit.record(desk_.access.agent_of(request.session).login, "look",
                       std::to_string(found.id));
    return ok(card_of(found, desk_.tokens));
  });
  router_.on("POST", "/customers", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Edit);
    const auto id =
        desk_.add_customer(customer_from(json::parse(request.body)));
    return ok({{"id", id}});
  });
  router_.on("POST", "/customers/by-phone", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Look);
    const auto found =
        desk_.customer_by_phone(criteria_from(json::parse(request.body)));
    if (!found)
      return problem(404, "nobody has this number");
    return ok(card_of(*found, desk_.tokens));
  });
  router_.on("POST", "/customers/*/call", [this](const WebRequest &request) {
    const Agent agent = desk_.access.agent_of(request.session);
    return ok(
        {{"connected", desk_.dialer.call(agent.login, customer(request))}});
  });
  router_.on("POST", "/dial/*", [this](const WebRequest &request) {
    const Agent agent = desk_.access.agent_of(request.session);
    return ok({{"connected",
                desk_.dialer.call_token(agent.login, request.captures[0])}});
  });
  router_.on("POST", "/search", [this](const WebRequest &request) {
    const json fields = json::parse(request.body);
    const SearchCriteria criteria = criteria_from(fields);
    const Agent agent = desk_.access.agent_of(request.session);
    if (!desk_.access.may(request.session, Right::Search)) {
      desk_.search.refused(agent.login, criteria);
      throw Denied("searching is for supervisors");
    }
    const std::string word = fields.value("word", "");
    json hits = json::array();
    for (const Customer &customer : desk_.search.run(agent.login, criteria))
      hits.push_back(hit_of(customer, word));
    return ok({{"count", hits.size()}, {"hits", hits}});
  });
}

void WebDesk::add_parcels() {
  router_.on("GET", "/parcels/*", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Look);
    return ok(view_of(parcel(request.captures[0])));
  });
  router_.on("POST", "/parcels/*/status", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Look);
    const json fields = json::parse(request.body);
    const Status status = status_from(fields.at("status").get<std::string>());
    const int told = desk_.set_status(request.captures[0], status);
    if (told < 0)
      throw NotFound("no parcel " + request.captures[0]);
    return ok({{"told", told}});
  });
  router_.on("POST", "/parcels/*/label", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Print);
    const Parcel found = parcel(request.captures[0]);
    const auto recipient = desk_.customers.find(found.recipient);
    if (!recipient)
      throw NotFound("the recipient was erased");
    if (request.query.contains("depot"))
      return ok({{"printed", desk_.printer.print_at_depot(found, *recipient)}});
    desk_.printer.print(found, *recipient);
    return ok({{"printed", true}});
  });
  router_.on("GET", "/parcels/*/arrival", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Look);
    return ok({{"arrival", desk_.arrival(request.captures[0])}});
  });
}

void WebDesk::add_tickets() {
  router_.on("POST", "/tickets", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Look);
    const json fields = json::parse(request.body);
    const Parcel about = parcel(fields.at("tracking").get<std::string>());
    return ok({{"id", desk_.parcels.open_ticket(about.tracking, desk_.now())}});
  });
  router_.on("POST", "/tickets/*/notes", [this](const WebRequest &request) {
    const Agent agent = desk_.access.agent_of(request.session);
    const json fields = json::parse(request.body);
    const auto written =
        desk_.add_note(agent.login, std::stoll(request.captures[0]),
                       fields.at("text").get<std::string>());
    return ok({{"written", written}});
  });
  router_.on("GET", "/tickets/recent", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Look);
    json notes = json::array();
    for (const Note &note : desk_.recent_notes(20))
      notes.push_back({{"author", note.author}, {"text", note.text}});
    return ok(notes);
  });
  router_.on("GET", "/tickets/*", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Look);
    const auto found = desk_.parcels.ticket(std::stoll(request.captures[0]));
    if (!found)
      throw NotFound("no such ticket");
    return ok(view_of(*found));
  });
}

void WebDesk::add_office() {
  router_.on("POST", "/export", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Export);
    const Agent agent = desk_.access.agent_of(request.session);
    const json fields = json::parse(request.body);
    const std::string segment = fields.value("segment", "");
    const int count = desk_.exports.write(segment, "customers.csv");
    desk_.audit.record(agent.login, "export",
                       std::to_string(count) + " customers");
    return ok({{"count", count}, {"file", "customers.csv"}});
  });
  router_.on("GET", "/statistics", [this](const WebRequest &request) {
    desk_.access.require(request.session, Right::Look);
    return ok(figures_json(desk_.statistics.figures()));
  });
  router_.on("GET", "/health", [this](const WebRequest &) {
    const Diagnostics &diagnostics = Diagnostics::instance();
    return ok({{"customers", desk_.customers.count()},
               {"problems", diagnostics.problems()},
               {"last_problem", diagnostics.last_problem()}});
  });
}

} // namespace parceldesk
