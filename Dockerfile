# The application image: built from source, run by an ordinary user. On its own it runs the embedded
# default (docker run -p 127.0.0.1:8080:8080 tactus); docker-compose.yml gives it a PostgreSQL and a RabbitMQ.
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/maven mvn -B -ntp -Dmaven.repo.local=/maven -DskipTests package

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/tactus --create-home --shell /usr/sbin/nologin tactus
COPY --from=build /source/app/target/tactus.jar /opt/tactus/
USER tactus
WORKDIR /var/lib/tactus
ENV TACTUS_HOME=/var/lib/tactus \
    TACTUS_ADDRESS=0.0.0.0 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+UseParallelGC"
VOLUME /var/lib/tactus
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${TACTUS_PORT:-8080} && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200'* ]]"]
ENTRYPOINT ["java", "-jar", "/opt/tactus/tactus.jar"]
